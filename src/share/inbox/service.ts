import { listInbox } from './store.ts'

/** Reports, advisories and requests for consent that others gave to the actor's organisation. */
export const inbox = listInbox

import { useActor } from '../../app/use-session.ts'

/** Whether the reader's post triages for the coordinator; the server decides the same again. */
export const useTriages = (): boolean => {
  const actor = useActor()
  return !!actor && actor.kinds.includes('COORD') && actor.duties.includes('TRIAGE')
}

import { systemClock } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'

/**
 * The header that lets a creating POST be repeated without creating twice. One key belongs to one act of one person:
 * take it when the form opens, and send the same one again when the line broke.
 */
export const idempotencyKey = (): string => newId(systemClock.now())
export const idempotent = (key: string = idempotencyKey()) => ({ 'Idempotency-Key': key })

/** Changes the version that was read, and no other (RFC 9110 §13.1.1). */
export const ifMatch = (etag: string) => ({ 'If-Match': etag })

import type { NoticeAct } from '../../kernel/taxonomy/notices.ts'
import type { Tx } from '../../platform/db/database.ts'
import { satisfy, start } from '../timers/service.ts'
import type { ActDetails } from './model.ts'
import type { NoticeRow } from './store.ts'

type Clock = 'NOTICE_RECEIPT' | 'NOTICE_RESPONSIBLE' | 'NOTICE_CONTAINMENT'

const dueOf = (notice: NoticeRow, clock: Clock): Date =>
  ({
    NOTICE_RECEIPT: notice.receiptDue,
    NOTICE_RESPONSIBLE: notice.responsibleDue,
    NOTICE_CONTAINMENT: notice.containmentDue,
  })[clock]

/** What the window owes, each with its own reminders: having received a notice informs nobody. */
export const startClocks = async (tx: Tx, notice: NoticeRow, clocks: readonly Clock[]): Promise<void> => {
  for (const kind of clocks)
    await start(tx, {
      ...{ kind, object: { kind: 'notice', id: notice.id }, subject: notice.id, organisations: [notice.toId] },
      ...{ number: notice.number, tlp: notice.tlp, starts: notice.givenAt, due: dueOf(notice, kind) },
    })
}

const owed: Partial<Record<NoticeAct, readonly Clock[]>> = {
  ACKNOWLEDGE: ['NOTICE_RECEIPT'],
  IDENTIFY: ['NOTICE_RECEIPT'],
  INFORM: ['NOTICE_RESPONSIBLE'],
  CONTAIN: ['NOTICE_RECEIPT', 'NOTICE_CONTAINMENT'],
}

/** Stops the clocks that an act answers; taken back, or with the signal seen again, they run on. */
export const followClocks = async (
  tx: Tx,
  notice: NoticeRow,
  { act, details }: { act: NoticeAct; details: ActDetails },
  undone: NoticeAct | undefined,
  now: Date,
): Promise<void> => {
  if (act === 'SEEN_AGAIN') await startClocks(tx, notice, ['NOTICE_CONTAINMENT'])
  if (details.undoes && undone) await startClocks(tx, notice, owed[undone] ?? [])
  for (const kind of owed[act] ?? []) await satisfy(tx, { kind, subject: notice.id, organisation: notice.toId }, now)
}

import type { Request } from '../../investigate/service.ts'
import type { Clock } from '../../kernel/clock.ts'

type Step = Parameters<Request['progress']>[0]

const stages: Record<Step['stage'], [string, string]> = {
  seal: ['証拠の封印', 'sealing'],
  ingest: ['取込み', 'reading'],
  detect: ['検出', 'detecting'],
  correlate: ['突合', 'correlating'],
  report: ['結果', 'writing'],
}

/** One line that is written over and over on a terminal, with the time that the rest will take; nothing elsewhere. */
export const progressLine = (stream: NodeJS.WriteStream, clock: Clock, japanese: boolean) => {
  let since = clock.now().getTime()
  let stage = ''
  return {
    show: (step: Step) => {
      if (!stream.isTTY) return
      if (step.stage !== stage) {
        stage = step.stage
        since = clock.now().getTime()
      }
      const share = step.total > 0 ? step.done / step.total : 0
      const spent = clock.now().getTime() - since
      const rest = share > 0.02 ? Math.ceil((spent / share - spent) / 1000) : undefined
      const name = stages[step.stage][japanese ? 0 : 1]
      const left = rest === undefined ? '' : japanese ? ` 残り約${rest}秒` : `, about ${rest} s left`
      stream.write(`\r\u001b[K${name} ${Math.round(share * 100)}% ${step.file}${left}`)
    },
    clear: () => {
      if (stream.isTTY) stream.write('\r\u001b[K')
    },
  }
}

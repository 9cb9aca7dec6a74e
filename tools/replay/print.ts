import type { Summary, TerminalSummary, Varied } from './draws.ts'
import type { Figures } from './figures.ts'
import type { Chain } from './real/chain.ts'
import { clock, percent, spreadText } from './words.ts'

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

const terminalLine = ({ name, infectedAt, recorded, loop, middleRun, spared }: TerminalSummary): string =>
  [
    name.padEnd(6),
    clock(infectedAt).padEnd(12),
    clock(recorded).padEnd(12),
    (middleRun === null ? 'not infected' : clock(middleRun)).padEnd(13),
    (loop ? `${clock(loop.low)} … ${clock(loop.middle)} … ${clock(loop.high)}` : '').padEnd(42),
    spared > 0 ? percent(spared) : '',
  ].join(' ')

/** 端末ごとの切り離し: as recorded, and with the loop. */
export const terminalTable = ({ terminals, draws }: Summary): string[] => [
  '端末ごとに、通信できなくなった時刻 / When each terminal could send nothing any more',
  `terminal infected    recorded     loop, medians ${`loop over ${draws} draws: 10 % … 50 % … 90 %`.padEnd(41)} not infected`,
  ...terminals.map(terminalLine),
]

export const figureLines = ({ terminals, destinations, allFailed, xTerminals, activeOn23 }: Figures): string[] => [
  `記録のとおり: 感染端末 ${terminals} 台、接続先 ${destinations} か所、すべて失敗 ${allFailed} 台、Xと通信 ${xTerminals} 台、23日に通信 ${activeOn23} 台`,
  `As recorded: ${terminals} terminals, ${destinations} destinations, ${allFailed} failed in every attempt, ${xTerminals} talked to X, ${activeOn23} were active on the 23rd`,
]

export const shareLines = ({ shares, recorded, draws }: Summary): string[] => [
  `接続先Xへの通信のうち、なお行われた割合: 送信量 ${spreadText(shares.bytes)}、要求 ${spreadText(shares.requests)}（${draws} 回、10–90パーセント点、全体 ${megabytes(recorded.x.bytes)}）`,
  `Of the traffic to X would still have happened: bytes ${spreadText(shares.bytes)}, requests ${spreadText(shares.requests)} (${draws} draws, 10th to 90th percentile, ${megabytes(recorded.x.bytes)} in all)`,
  `In ${percent(shares.hardly)} of the draws nine tenths of it and more went out all the same.`,
]

/** Worst first; the line “as assumed” stands where it belongs. */
export const sensitivityTable = (varied: readonly Varied[], draws: number): string[] => [
  `仮定を一つずつ変えた場合（悪い順、${draws} 回ずつ） / One assumption changed at a time, worst first, ${draws} draws each`,
  'mean    median (10–90 %)   hardly helped',
  ...varied.map(
    ({ shares, ja, en, name }) =>
      `${percent(shares.mean).padStart(5)}   ${spreadText(shares.bytes).padEnd(19)} ${percent(shares.hardly).padStart(5)}   ${name === 'asAssumed' ? '→ ' : ''}${en} / ${ja}`,
  ),
]

/** What no speed of the loop changes, in the numbers of this run. */
export const limits = ({ terminals, recorded, middle, shares }: Summary, xBeforeC: number): string[] => {
  const same = terminals.filter(({ middleRun, recorded: then }) => middleRun !== null && middleRun >= then)
  const late = terminals.filter(({ loop, infectedAt }) => loop !== null && loop.middle > infectedAt + 86_400_000)
  return [
    '役に立たなかったところ / Where the loop did not help',
    `  同じ時刻: ${same.map(({ name }) => name).join(', ') || '–'} / isolated no earlier than in 2015 (all at their medians)`,
    `  感染から1日以上後: ${late.length} 台 / isolated more than a day after the infection (median of the draws): ${late.length} terminals`,
    `  解析結果Cより前のX: ${percent(xBeforeC)} / of the traffic to X had gone out before result C was there`,
    `  Xは、どの解析結果にもない / no result named X: somebody must recognise it among what a terminal that was hit has sent`,
    `  ${percent(shares.hardly)} の試行で9割以上が流れた / of the draws: nine tenths and more went out (as recorded: all, at medians: ${percent(middle.x.bytes / recorded.x.bytes)})`,
  ]
}

/** What the server and the agents did when everything took its median time. */
export const chainLines = ({ done, deviations, sweeps, lines }: Chain): string[] => [
  '実際のサーバーと点検プログラムで（すべて中央値） / Through a real server and a real agent, everything at its median',
  ...done.map(({ at, what, of }) => `  ${clock(at)}  ${what.padEnd(12)} ${of}`),
  `  ${sweeps.rounds} sweeps over up to ${lines} lines, ${sweeps.median.toFixed(1)} s each in the middle, ${sweeps.longest.toFixed(1)} s the longest (whole process)`,
  deviations.length === 0
    ? '  計算と一致しました。 / The simulation and the product agree at every step.'
    : `  計算と異なります。 / The simulation and the product differ:\n    ${deviations.join('\n    ')}`,
]

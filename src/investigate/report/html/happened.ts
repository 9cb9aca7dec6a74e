import { dayWords, grouped, type Language, type Report, type ReportedTerminal, timeWords } from '../model.ts'
import { commonPointsPicture } from './graph.ts'
import { gridPicture, mostRows } from './grid.ts'
import { html, type Markup, quote } from './markup.ts'
import { traitWords } from './traits.ts'
import { addressWords, leakWords, pick, words } from './words.ts'

const nothing = html``

export const cannotBox = (report: Report, language: Language): Markup =>
  html`<div class="cannot"><h3>${words.cannot[language]}</h3><ul>${report.limits.map(limit => html`<li>${limit[language]}</li>`)}</ul></div>`

const codes = (report: Report, hosts: string[]): string => {
  const code = new Map(report.destinations.map(one => [one.host, one.code]))
  return [...new Set(hosts.map(host => code.get(host) ?? host))].join(', ')
}

export const causeWords = (terminal: ReportedTerminal, language: Language): string => {
  const { cause } = terminal
  if (cause.type === 'mail') return pick(language, `メール${cause.wave ?? ''}`, `mail ${cause.wave ?? ''}`)
  if (cause.type === 'lateral')
    return pick(
      language,
      `${cause.from ?? '不明の端末'} から侵入`,
      `entered from ${cause.from ?? 'an unknown terminal'}`,
    )
  return pick(language, '経路は不明', 'how is unknown')
}

/** One sentence for each row of the grid, for those who cannot see it. */
const rowSentence = (report: Report, terminal: ReportedTerminal, language: Language): string => {
  const [from, to] = [
    timeWords(terminal.first, report.offset, language),
    timeWords(terminal.last, report.offset, language),
  ]
  const met = codes(report, terminal.hosts)
  if (met === '')
    return pick(
      language,
      `${from}から${to}まで、イベントログに侵入の痕跡。通信の記録はない。${causeWords(terminal, 'ja')}。`,
      `its event log shows an intruder from ${from} to ${to}; no traffic is recorded; ${causeWords(terminal, 'en')}.`,
    )
  const replaced = terminal.assets.length > 1
  return language === 'ja'
    ? `${from}から${to}まで${met}と通信。${terminal.allFailed ? `${terminal.failures}回すべて失敗` : `成功${terminal.successes}回、失敗${terminal.failures}回`}。${causeWords(terminal, 'ja')}。${replaced ? `交換後の端末も含む（${terminal.assets.join('、')}）。` : ''}`
    : `talked to ${met} from ${from} to ${to}; ${terminal.allFailed ? `all ${terminal.failures} requests failed` : `${terminal.successes} answered, ${terminal.failures} failed`}; ${causeWords(terminal, 'en')}.${replaced ? ` Includes the replaced machine (${terminal.assets.join(', ')}).` : ''}`
}

const legend = (report: Report, language: Language): Markup => {
  const counted = report.destinations.filter(one => one.counted)
  const leaking = (one: (typeof counted)[number]) => Number(one.leak.state === 'LEAK_CONFIRMED')
  const byColour = grouped(
    [...counted].sort((one, other) => leaking(other) - leaking(one)),
    one => one.colour,
  )
  const entries = [...byColour].map(([colour, ones]) => {
    const states = new Set(ones.map(one => one.leak.state))
    const [state] = states
    const word = states.size === 1 && state && state !== 'UNDETERMINED' ? `（${leakWords[state][language]}）` : ''
    const names =
      ones.length === 1
        ? `${ones[0]?.code} ${ones[0]?.host}`
        : pick(language, `${ones[0]?.code}など${ones.length}件`, `${ones[0]?.code} and others (${ones.length})`)
    return html`<li><span class="chip" style="background:${colour}"></span>${names}${word}</li>`
  })
  return html`<ul class="legend">${entries}<li><span class="chip" style="background:#999999"></span>${pick(language, '失敗のみ', 'failures only')}</li><li><span class="chip hatch"></span>${pick(language, '記録の欠け（不明）', 'no records (unknown)')}</li><li><span class="chip" style="background:#f2f2f2;outline:1px solid #ccc"></span>${pick(language, '閉庁日', 'closed day')}</li></ul>`
}

/** Behind the picture: terminals × days, what each cell of the picture says, by day. */
const gridTable = (report: Report, language: Language): Markup => {
  const days = report.days.map(row => row.day)
  const local = (hour: string) => new Date(Date.parse(hour) + report.offset * 60_000).toISOString().slice(0, 10)
  const rows = report.terminals.map(terminal => {
    const byDay = grouped(terminal.cells, cell => local(cell.hour))
    return html`<tr><th scope="row" class="nowrap">${quote(terminal.id)} ${terminal.site}</th>${days.map(day => {
      const cells = byDay.get(day) ?? []
      if (cells.length === 0) return html`<td></td>`
      const good = cells.reduce((sum, cell) => sum + cell.successes, 0)
      const bad = cells.reduce((sum, cell) => sum + cell.failures, 0)
      return html`<td>${codes(
        report,
        cells.map(cell => cell.host),
      )}<br>${pick(language, `成功${good} 失敗${bad}`, `${good} ok, ${bad} failed`)}</td>`
    })}</tr>`
  })
  return html`<details><summary>${pick(language, '格子を表で読む（端末×日）', 'Read the grid as a table (terminals × days)')}</summary><table><thead><tr><th scope="col">${pick(language, '端末', 'Terminal')}</th>${days.map(day => html`<th scope="col">${dayWords(day, language)}</th>`)}</tr></thead><tbody>${rows}</tbody></table><p class="note">${pick(language, '時間ごとの値は result.json の hours にあります。', 'Values by the hour stand in result.json, under hours.')}</p></details>`
}

export const gridSection = (report: Report, language: Language): Markup => {
  if (report.coverage.length === 0) return nothing
  if (report.terminals.length === 0)
    return html`<p>${pick(language, '報告線を超える通信はありません。', 'No traffic lies above the reporting line.')}</p>${gridPicture(report, language, 'equal').text ? html`<div class="picture">${gridPicture(report, language, 'moving')}</div>` : ''}${legend(report, language)}`
  const destinations = report.destinations.filter(one => one.counted)
  const many = report.terminals.length > mostRows
  return html`<div class="grids"><span class="screen"><label class="choice" for="width-moving">${pick(language, '動きの多い日を広く', 'days with movement wider')}</label><label class="choice" for="width-equal">${pick(language, '等幅', 'equal width')}</label></span>
<input class="screen" type="radio" name="width" id="width-moving" checked aria-label="${pick(language, '動きの多い日を広く', 'days with movement wider')}"><input class="screen" type="radio" name="width" id="width-equal" aria-label="${pick(language, '等幅', 'equal width')}">
<input class="screen" type="radio" name="zoom" id="zoom-1" checked aria-label="${pick(language, '拡大 1倍', 'zoom 1×')}"><label class="screen choice" for="zoom-1">1×</label><input class="screen" type="radio" name="zoom" id="zoom-2" aria-label="${pick(language, '拡大 2倍', 'zoom 2×')}"><label class="screen choice" for="zoom-2">2×</label><input class="screen" type="radio" name="zoom" id="zoom-4" aria-label="${pick(language, '拡大 4倍', 'zoom 4×')}"><label class="screen choice" for="zoom-4">4×</label>
<div class="picture">${gridPicture(report, language, 'moving')}${gridPicture(report, language, 'equal')}</div>
${legend(report, language)}
<details class="screen"><summary>${pick(language, '一つの接続先だけを見る', 'Show one destination only')}</summary><label class="choice"><input type="radio" name="only" checked>${pick(language, 'すべて', 'all')}</label>${destinations.map(one => html`<label class="choice"><input type="radio" name="only" id="only-${report.destinations.indexOf(one)}">${one.code} ${quote(one.host)}</label> `)}</details></div>
<p class="note">${pick(language, 'マスは1時間。一つの時間に複数の接続先があれば、マスを分けて塗ります。動きのある日を広く描いています。マスの数や長さは通信の量ではありません。不審な通信は漏えいを意味しません。斜線の間は、通信の有無が不明です。', 'One cell is one hour, divided where a terminal met several destinations. Days with movement are drawn wider. The number or length of cells is no volume of traffic, suspicious traffic is not a leak, and under the hatching it is unknown whether there was traffic.')}${many ? pick(language, ` 端末が${mostRows}台を超えるため、拠点ごとに、最も悪い状態を示しています。`, ` With more than ${mostRows} terminals, each row is a site and each cell its worst state.`) : ''}</p>
${gridTable(report, language)}
<h3>${pick(language, '端末ごとの一文', 'One sentence per terminal')}</h3><ul class="rows">${report.terminals.slice(0, mostRows).map(terminal => html`<li><b>${quote(terminal.id)}</b>${terminal.site ? `（${terminal.site}）` : ''} ${rowSentence(report, terminal, language)}</li>`)}</ul>`
}

export const mailsSection = (report: Report, language: Language): Markup => {
  if (report.mails.length === 0) return nothing
  const rows = report.mails.map(
    row =>
      html`<tr><td>${row.wave}</td><td class="nowrap">${dayWords(row.day, language)}</td><td>${quote(row.subject)}</td><td>${addressWords[row.address][language]}</td><td>${row.attachment ? html`${pick(language, '添付', 'attachment')} ${quote(row.attachment)}` : row.link ? html`${pick(language, 'リンク', 'link')} ${quote(row.link)}` : ''}</td><td class="n">${row.count}</td><td>${row.traits.map(trait => traitWords[trait]?.[language] ?? trait).join(pick(language, '、', ', '))}</td></tr>`,
  )
  const total = report.mails.reduce((sum, row) => sum + row.count, 0)
  return html`<table><caption>${pick(language, '表1 不審メール', 'Table 1: suspicious mails')}</caption><thead><tr><th>No.</th><th>${pick(language, '受信日', 'Received')}</th><th>${pick(language, '件名', 'Subject')}</th><th>${pick(language, '宛先', 'To')}</th><th>${pick(language, '添付・リンク', 'Carries')}</th><th class="n">${pick(language, '通数', 'Mails')}</th><th>${pick(language, '不審とする理由', 'Why suspicious')}</th></tr></thead><tbody>${rows}<tr><td colspan="5"><b>${pick(language, '計', 'Total')}</b></td><td class="n"><b>${total}</b></td><td></td></tr></tbody></table><p class="note">${pick(language, '番号は件名ごとに受信順です。′ は、同じ件名が別の種別の宛先に届いたものです。', 'Numbers follow the subjects in order of receipt; ′ = the same subject to another kind of address.')}</p>`
}

export const pointsSection = (report: Report, language: Language): Markup => {
  if (report.commonPoints.length === 0) return nothing
  return html`${report.campaigns.map((campaign, at) => html`<p>${pick(language, `まとまり${at + 1}：${campaign.mails}通。`, `Campaign ${at + 1}: ${campaign.mails} mails. `)}${pick(language, '結び付ける理由：', 'Tied by: ')}${campaign.reasons.map(reason => reason[language]).join(pick(language, '、', ', '))}</p>`)}${commonPointsPicture(report, language)}<p class="note">${pick(language, '数字は、その一点だけで同じ攻撃者と言える強さ（0〜1）です。弱い一点だけでは結び付けません。', 'Numbers say how much one point alone ties two waves to one actor (0–1). A weak point alone never does.')}</p>`
}

const kinds: Record<string, [ja: string, en: string]> = {
  mail: ['メール', 'mail'],
  infection: ['感染', 'infection'],
  lateral: ['侵入', 'entry'],
  privilege: ['権限', 'rights'],
  collection: ['収集', 'collection'],
  program: ['プログラム', 'program'],
  persistence: ['常駐', 'persistence'],
  download: ['取得', 'download'],
  covering: ['痕跡の消去', 'covering tracks'],
  containment: ['対応', 'response'],
  exfiltration: ['持ち出し', 'exfiltration'],
  notice: ['通知', 'notice'],
}

export const storySection = (report: Report, language: Language): Markup => {
  if (report.story.length === 0) return nothing
  return html`<table><thead><tr><th>${pick(language, '時刻', 'Time')}</th><th>${pick(language, '種別', 'Kind')}</th><th>${pick(language, '出来事', 'Event')}</th></tr></thead><tbody>${report.story.map(event => html`<tr><td class="nowrap">${timeWords(event.time, report.offset, language)}</td><td class="nowrap">${kinds[event.kind]?.[language === 'ja' ? 0 : 1] ?? event.kind}</td><td>${event.says[language]}</td></tr>`)}</tbody></table>`
}

export const countsSection = (report: Report, language: Language): Markup => {
  if (report.days.length === 0) return nothing
  const leak =
    report.destinations
      .filter(one => one.leak.state === 'LEAK_CONFIRMED')
      .map(one => one.code)
      .join(', ') || '—'
  return html`<table><caption>${pick(language, '日ごとの端末数', 'Terminals by day')}</caption><thead><tr><th>${pick(language, '日', 'Day')}</th><th class="n">${pick(language, '不審な通信', 'Active')}</th><th class="n">${pick(language, '成功あり', 'Answered')}</th><th class="n">${pick(language, '新たに感染', 'New')}</th><th class="n">${pick(language, `漏えい先（${leak}）と通信`, `To the leak (${leak})`)}</th></tr></thead><tbody>${report.days.map(row => html`<tr><td>${dayWords(row.day, language)}${row.working ? '' : pick(language, ' 閉庁日', ' closed')}</td><td class="n">${row.active}</td><td class="n">${row.succeeding}</td><td class="n">${row.fresh}</td><td class="n">${row.leaking}</td></tr>`)}</tbody></table>
<table><caption>${pick(language, '6時間ごとの端末数（通信が成功したもの）', 'Terminals by six hours (answered only)')}</caption><thead><tr><th>${pick(language, '時間帯', 'Time')}</th><th class="n">${pick(language, '成功した端末', 'Terminals')}</th><th class="n">${pick(language, 'うち漏えい先', 'to the leak')}</th><th class="n">${pick(language, '累計', 'so far')}</th><th class="n">${pick(language, '累計のうち切離し前', 'of them not unplugged')}</th><th class="n">${pick(language, '漏えい先の累計', 'to the leak so far')}</th></tr></thead><tbody>${report.halfDays.map(row => html`<tr><td>${dayWords(row.day, language)} ${row.from}–${row.from + 6}</td><td class="n">${row.succeeding}</td><td class="n">${row.leaking}</td><td class="n">${row.succeedingSoFar}</td><td class="n">${row.controlled}</td><td class="n">${row.leakingSoFar}</td></tr>`)}</tbody></table><p class="note">${pick(language, '累計は、その時までに一度でも通信が成功した端末の数です。すでに切り離した端末も含みます。', 'So far = terminals that were ever answered by then, those that were unplugged since among them.')}</p>`
}

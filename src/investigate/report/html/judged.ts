import { layers, lessons, measures } from '../catalogue/model.ts'
import { type Language, type PersonalWord, type Report, spanWords, timeWords } from '../model.ts'
import { causeWords } from './happened.ts'
import { html, type Markup, quote } from './markup.ts'
import { dutyWords, leakWords, personWords, pick, verdictWords } from './words.ts'

const nothing = html``

const person = (word: PersonalWord | undefined, language: Language): Markup =>
  word
    ? html`<span class="word ${word.verdict === 'confirm' ? 'CONFIRMED' : ''}">${personWords[word.verdict][language]}</span><br>${word.reason}（${word.by}${word.at ? ` ${word.at}` : ''}）`
    : html`<span class="word none">${pick(language, '未記入', 'not given')}</span>`

export const terminalsSection = (report: Report, language: Language): Markup => {
  if (report.terminals.length === 0) return nothing
  const rejected = report.rejectedTerminals.map(
    word => html`<li>${quote(word.id)}：${pick(language, '棄却', 'rejected')} — ${word.reason}（${word.by}）</li>`,
  )
  return html`<table><thead><tr><th>${pick(language, '端末', 'Terminal')}</th><th>${pick(language, '最初の通信・痕跡', 'First contact or trace')}</th><th>${pick(language, '経路', 'Entered by')}</th><th>${pick(language, 'そう考える理由', 'Because')}</th><th>${pick(language, '分析者', 'Analyst')}</th></tr></thead><tbody>${report.terminals.map(terminal => html`<tr><td class="nowrap">${quote(terminal.id)}<br><span class="mono">${terminal.ips.join(' ')}</span></td><td class="nowrap">${timeWords(terminal.first, report.offset, language)}</td><td>${causeWords(terminal, language)}</td><td>${terminal.cause.because[language]}${terminal.shown ? html`<br>${pick(language, 'イベントログ：', 'Event log: ')}${terminal.shown.map(reason => reason[language]).join(pick(language, '、', '; '))}` : ''}</td><td>${person(terminal.person, language)}</td></tr>`)}</tbody></table>${rejected.length > 0 ? html`<ul>${rejected}</ul>` : ''}`
}

export const destinationsSection = (report: Report, language: Language): Markup => {
  const line = html`<p class="note">${pick(language, `報告線は ${report.line}。機械が言えるのは「可能性が高い」までで、「確認」は人または警察の言葉です。`, `The reporting line is ${report.line}. A machine says “likely” at most; “confirmed” is the word of a person or the police.`)}${report.lineWord ? pick(language, ` 線は ${report.lineWord.by} が変更：${report.lineWord.reason}`, ` The line was moved by ${report.lineWord.by}: ${report.lineWord.reason}`) : ''}</p>`
  const rows = report.destinations.map(one => {
    const clients = new Set(one.contacts.map(contact => contact.client)).size
    const lines = one.reasons.flatMap(reason => reason.lines).slice(0, 2)
    return html`<tr><td class="nowrap"><span class="chip" style="background:${one.colour}"></span>${one.code}</td><td class="mono">${quote(one.host)}<br>${pick(language, `${clients}台`, `${clients} terminals`)}</td><td><span class="word ${one.machine}">${verdictWords[one.machine][language]}</span><br>${one.score.toFixed(3)}</td><td>${person(one.person, language)}</td><td>${leakWords[one.leak.state][language]}${one.leak.provider ? html`<br>${one.leak.provider} ${one.leak.noticeId}` : ''}</td><td>${one.reasons.map(reason => html`${reason[language]}（${reason.weight.toFixed(2)}）<br>`)}${lines.map(at => html`<span class="mono">${at.file}:${at.line}</span> `)}</td></tr>`
  })
  const runners =
    report.runnersUp.length > 0
      ? html`<details><summary>${pick(language, `線の下の接続先（上位${report.runnersUp.length}件）`, `Below the line (the first ${report.runnersUp.length})`)}</summary><table><tbody>${report.runnersUp.map(one => html`<tr><td class="mono">${quote(one.host)}</td><td class="n">${one.score.toFixed(3)}</td><td>${one.reasons.map(reason => reason[language]).join(pick(language, '、', '; '))}</td></tr>`)}</tbody></table></details>`
      : ''
  if (rows.length === 0) return html`${line}${runners}`
  return html`${line}<table><thead><tr><th>${pick(language, '記号', 'Code')}</th><th>${pick(language, '接続先', 'Host')}</th><th>${pick(language, '機械', 'Machine')}</th><th>${pick(language, '分析者', 'Analyst')}</th><th>${pick(language, '漏えい', 'Leak')}</th><th>${pick(language, '理由（重み）と記録', 'Reasons (weight) and records')}</th></tr></thead><tbody>${rows}</tbody></table>${runners}`
}

export const aftermathSection = (report: Report, language: Language): Markup => {
  if (report.provisions.length === 0) return nothing
  return html`<table><thead><tr><th>${pick(language, '提供', 'Named at')}</th><th>${pick(language, '提供者・通知', 'By')}</th><th>${pick(language, '接続先', 'Destination')}</th><th class="n">${pick(language, '前に通信した端末', 'Terminals before')}</th><th class="n">${pick(language, '後も通信した端末', 'and after')}</th></tr></thead><tbody>${report.provisions.map(row => html`<tr><td class="nowrap">${timeWords(row.issued, report.offset, language)}</td><td>${row.issuer} ${row.noticeId}</td><td>${row.code} ${quote(row.host)}</td><td class="n">${row.before}</td><td class="n">${row.after}</td></tr>`)}</tbody></table>`
}

const evidenceKinds: Record<string, [ja: string, en: string]> = {
  statement: ['申告', 'statement'],
  document: ['設定文書', 'configuration'],
  'on-site': ['現地確認', 'seen on the spot'],
  log: ['記録', 'log'],
}

export const networkSection = (report: Report, language: Language): Markup => {
  const server = report.serverLog
  if (report.paths.length === 0 && !server) return nothing
  const paths =
    report.paths.length > 0
      ? html`<table><caption>${pick(language, '区分ごとの外部への経路', 'Ways out, by segment')}</caption><thead><tr><th>${pick(language, '区分', 'From')}</th><th>${pick(language, '経路', 'Way')}</th><th>${pick(language, '判定', 'Verdict')}</th><th>${pick(language, '装置', 'Device')}</th><th>${pick(language, '証拠', 'Evidence')}</th><th>${pick(language, '理由', 'Because')}</th></tr></thead><tbody>${report.paths.map(row => html`<tr><td>${row.from}</td><td>${row.path}</td><td>${row.blocked ? pick(language, '遮断', 'blocked') : html`<b>${pick(language, '開放', 'open')}</b>`}</td><td>${row.devices.join(', ')}</td><td>${row.evidence.map(kind => evidenceKinds[kind]?.[language === 'ja' ? 0 : 1] ?? kind).join(' + ')}</td><td>${row.because[language]}</td></tr>`)}</tbody></table>`
      : ''
  const log = server
    ? html`<h3>${pick(language, '認証サーバーのログは、攻撃の有無を判断するのに', 'The log of the authentication server is')} ${server.verdict === 'sufficient' ? pick(language, '十分', 'sufficient') : pick(language, '不十分', 'insufficient')}${server.covered === undefined ? '' : pick(language, `（記録のある期間 ${Math.round(server.covered * 100)}%）`, ` (${Math.round(server.covered * 100)} % of the time has records)`)}</h3><ul>${server.because.map(because => html`<li>${because[language]}</li>`)}</ul>`
    : ''
  return html`${paths}${log}`
}

export const hypothesesSection = (report: Report, language: Language): Markup => {
  if (report.hypotheses.length === 0) return nothing
  const list = (sides: { ja: string; en: string }[]) =>
    sides.length > 0 ? html`<ul>${sides.map(side => html`<li>${side[language]}</li>`)}</ul>` : '—'
  return html`<table><thead><tr><th>${pick(language, '仮説', 'Hypothesis')}</th><th>${pick(language, '判定', 'Verdict')}</th><th>${pick(language, '支持する事実', 'For')}</th><th>${pick(language, '反する事実', 'Against')}</th></tr></thead><tbody>${report.hypotheses.map(one => html`<tr><td>${one.statement[language]}</td><td><span class="word ${one.verdict}">${verdictWords[one.verdict][language]}</span></td><td>${list(one.supports)}</td><td>${list(one.contradicts)}</td></tr>`)}</tbody></table>`
}

export const dutiesSection = (report: Report, language: Language): Markup =>
  html`<p class="note">${pick(language, '通信と記録から分かるものだけを判定します。報告と指示の記録は証拠に含まれないため、「記載なし」です。聞き取りの結果は decisions.json に書くと、この表に並びます。', 'Only what traffic and records can show is judged. Records of reports and orders are no part of the evidence: “not stated”. What interviews show goes into decisions.json and appears here.')}</p><table><thead><tr><th>${pick(language, '義務', 'Duty')}</th><th>${pick(language, '根拠', 'Clause')}</th><th>${pick(language, '機械', 'Machine')}</th><th>${pick(language, '事実', 'Fact')}</th><th>${pick(language, '分析者', 'Analyst')}</th></tr></thead><tbody>${report.duties.map(duty => html`<tr><td>${duty.duty[language]}<br><span class="mono">${duty.id}</span></td><td class="nowrap">${duty.clause}</td><td><span class="word ${duty.state}">${dutyWords[duty.state][language]}</span></td><td>${duty.because[language]}</td><td>${duty.person ? html`<span class="word ${duty.person.state}">${dutyWords[duty.person.state][language]}</span><br>${duty.person.reason}（${duty.person.by}）` : html`<span class="word none">${pick(language, '未記入', 'not given')}</span>`}</td></tr>`)}</tbody></table>`

export const measuresSection = (report: Report, language: Language): Markup => {
  if (report.measures.length === 0) return nothing
  const shown = new Set(report.measures.flatMap(one => one.measures))
  const layersShown = new Set([...shown].flatMap(id => measures[id]?.layer ?? []))
  return html`<table><thead><tr><th>${pick(language, 'この事案の事実', 'Finding of this case')}</th><th>${pick(language, '教訓', 'Lesson')}</th><th>${pick(language, '対策', 'Measures')}</th></tr></thead><tbody>${report.measures.map(one => html`<tr><td>${one.finding[language]}</td><td>${one.lesson ? html`<b>${one.lesson}</b> ${lessons[one.lesson]?.[language]}` : '—'}</td><td>${one.measures.map(id => html`<b>${id}</b> ${measures[id]?.[language]}<br>`)}</td></tr>`)}</tbody></table><p class="note">${pick(language, '対策の層：', 'Layers touched: ')}${[...layersShown].map(layer => layers[layer][language]).join(pick(language, '、', ', '))}${pick(language, '。どのシステムにも、各層に一つ以上の有効な対策が要ります。', '. Every system needs at least one working measure in each layer.')}</p>`
}

export const coverageSection = (report: Report, language: Language): Markup => {
  if (report.coverage.length === 0)
    return html`<p>${pick(language, '通信の記録は提出されていません。', 'No records of traffic were handed over.')}</p>`
  return html`<table><thead><tr><th>${pick(language, '記録', 'Source')}</th><th>${pick(language, '範囲', 'From – to')}</th><th class="n">${pick(language, 'ファイル', 'Files')}</th><th class="n">${pick(language, '記録数', 'Records')}</th><th class="n">${pick(language, '読めない行', 'Unreadable')}</th></tr></thead><tbody>${report.coverage.map(row => html`<tr><td>${quote(row.source)}</td><td>${row.first && row.last ? `${timeWords(row.first, report.offset, language)} – ${timeWords(row.last, report.offset, language)}` : '—'}</td><td class="n">${row.files}</td><td class="n">${row.records}</td><td class="n">${row.badLines}</td></tr>`)}</tbody></table>${
    report.gaps.length === 0
      ? html`<p>${pick(language, '欠けは見つかっていません。', 'No gap was found.')}</p>`
      : html`<table><caption>${pick(language, '記録の欠け', 'Gaps')}</caption><thead><tr><th>${pick(language, '記録', 'Source')}</th><th>${pick(language, '期間', 'From – to')}</th><th class="n">${pick(language, '長さ', 'Length')}</th><th class="n">${pick(language, '普段の記録数', 'Usual records')}</th><th class="n">${pick(language, '実際', 'Found')}</th></tr></thead><tbody>${report.gaps.map(gap => html`<tr><td>${quote(gap.source)}</td><td>${timeWords(gap.from, report.offset, language)} – ${timeWords(gap.to, report.offset, language)}</td><td class="n">${pick(language, `${gap.minutes}分`, `${gap.minutes} min`)}（${spanWords(gap.minutes * 60_000, language)}）</td><td class="n">${Math.round(gap.expected)}</td><td class="n">${gap.recorded}</td></tr>`)}</tbody></table>`
  }`
}

export const figuresSection = (report: Report, language: Language): Markup =>
  html`<p class="note">${pick(language, '結果フォルダーで queries.sql を DuckDB に渡すと、同じ数値が出ます。表は queries.sql の冒頭で result.json から作ります。', 'Give queries.sql to DuckDB in the result folder and the same numbers come out; its head makes the tables from result.json.')}</p><table><thead><tr><th>${pick(language, '数値', 'Number')}</th><th class="n"></th><th>${pick(language, '問い合わせ', 'Query')}</th></tr></thead><tbody>${report.figures.map(figure => html`<tr><td>${figure.label[language]}</td><td class="n"><b>${figure.value.toLocaleString(language)}</b></td><td><code>${figure.sql}</code></td></tr>`)}</tbody></table>`

/** From here on the files of a source are folded away; their common hash and evidence.json stand for them on paper. */
const folded = 40

export const evidenceSection = (report: Report, language: Language): Markup =>
  html`<p class="note">${pick(language, '目録のハッシュ値は、各行「SHA-256 の値、空白二つ、経路」を経路順に並べたものの SHA-256 です。全ファイルの値は evidence.json にあります。', 'The manifest is the SHA-256 over lines of “SHA-256, two spaces, path” in order of path. All hashes stand in evidence.json.')}</p>${report.sealed.map(
    ({ source, files, manifest }) => {
      const rows = html`<table><tbody>${files.map(file => html`<tr><td>${quote(file.path)}${file.remarks.length > 0 ? html`<br>${file.remarks.join('; ')}` : ''}</td><td class="n">${file.bytes}</td><td><code>${file.sha256}</code></td></tr>`)}</tbody></table>`
      return html`<h3>${quote(source)}（${pick(language, `${files.length}件`, `${files.length} files`)}）</h3><p class="mono">${pick(language, '目録', 'manifest')} ${manifest}</p>${files.length > folded ? html`<details><summary>${pick(language, '全ファイル', 'all files')}</summary>${rows}</details>` : rows}`
    },
  )}`

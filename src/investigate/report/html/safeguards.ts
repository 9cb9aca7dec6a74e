import type { Contribution, ForensicSummary } from '../../correlate/model.ts'
import type { Safeguards } from '../../safeguards/model.ts'
import { type Language, type Report, timeWords } from '../model.ts'
import { html, type Markup, quote } from './markup.ts'
import { pick } from './words.ts'

const nothing = html``
const most = 40

const segmentsTable = (found: Safeguards, report: Report, language: Language): Markup => {
  if (found.segments.length === 0) return nothing
  const rows = found.segments.map(one => {
    const verdict = {
      none: pick(language, '記録なし', 'no record'),
      found: pick(language, `${one.records}件の記録がある`, `${one.records} records`),
      unknown: pick(language, '不明（プロキシの記録がない）', 'unknown (no proxy log)'),
    }[one.verdict]
    const when =
      one.first && one.last
        ? `${timeWords(one.first, report.offset, language)} – ${timeWords(one.last, report.offset, language)}`
        : ''
    return html`<tr><td>${one.name}</td><td>${one.verdict === 'found' ? html`<b>${verdict}</b>` : verdict}</td><td>${quote(one.clients.slice(0, 5).join(' '))} ${when}</td></tr>`
  })
  return html`<h3>${pick(language, '外部へ出られない区分の通信が、プロキシの記録にないか', 'Does the proxy log know segments that no way lets out?')}</h3><table><thead><tr><th>${pick(language, '区分', 'Segment')}</th><th>${pick(language, 'プロキシの記録', 'In the proxy log')}</th><th>${pick(language, '端末と期間', 'Machines, when')}</th></tr></thead><tbody>${rows}</tbody></table>`
}

const placementsTable = (found: Safeguards, language: Language): Markup => {
  if (found.placements.length === 0) return nothing
  const rows = found.placements.map(
    one =>
      html`<tr><td>${one.zone}</td><td class="n">${one.terminals.length}</td><td>${one.ways.join(', ') || '—'}</td><td>${quote(one.hosts.join(' '))}</td><td>${one.provider}</td></tr>`,
  )
  return html`<h3>${pick(language, '個人情報が、インターネットにつながる区分に置かれていた', 'Personal data lay on a segment with Internet access')}</h3><table><thead><tr><th>${pick(language, '区分', 'Segment')}</th><th class="n">${pick(language, '端末', 'Machines')}</th><th>${pick(language, '開いている経路', 'Open ways')}</th><th>${pick(language, '流出先', 'Leaked to')}</th><th>${pick(language, '根拠', 'On the word of')}</th></tr></thead><tbody>${rows}</tbody></table>`
}

const accountsTable = (found: Safeguards, report: Report, language: Language): Markup => {
  if (found.sharedAccounts.length === 0) return nothing
  const limit = found.thresholds.sharedAccount
  const rows = found.sharedAccounts
    .slice(0, most)
    .map(
      one =>
        html`<tr><td class="mono">${quote(one.account)}</td><td class="n">${one.over ? html`<b>${one.machines.length}</b>` : one.machines.length}</td><td class="n">${one.sources.length}</td><td>${timeWords(one.first, report.offset, language)} – ${timeWords(one.last, report.offset, language)}</td><td>${one.over ? pick(language, `${limit}台を超える`, `more than ${limit}`) : pick(language, '範囲内', 'within bounds')}</td></tr>`,
    )
  return html`<h3>${pick(language, '多数の端末で使えるローカルアカウント', 'Local accounts that open many machines')}</h3><table><thead><tr><th>${pick(language, 'アカウント', 'Account')}</th><th class="n">${pick(language, '使われた端末', 'Machines')}</th><th class="n">${pick(language, '操作元', 'From')}</th><th>${pick(language, '期間', 'When')}</th><th>${pick(language, '判定', 'Verdict')}</th></tr></thead><tbody>${rows}</tbody></table><p class="note">${pick(language, '同じ名前で多数の端末に入れるなら、パスワードも同じとみなすべきです。端末ごとに別のパスワードにしてください。', 'Where one name opens many machines, take its password to be one. Give each machine its own.')}</p>`
}

const keepingTable = (found: Safeguards, report: Report, language: Language): Markup => {
  const lacking = found.logKeeping.filter(one => one.missing.length > 0)
  if (found.logKeeping.length === 0) return nothing
  const when = (span: { from: string; to: string }) =>
    `${timeWords(span.from, report.offset, language)} – ${timeWords(span.to, report.offset, language)}`
  const [first] = found.logKeeping
  const rows = lacking
    .slice(0, most)
    .map(
      one =>
        html`<tr><td>${quote(one.source)}</td><td>${one.first && one.last ? when({ from: one.first, to: one.last }) : pick(language, '記録なし', 'none')}</td><td>${one.missing.slice(0, 4).map(span => html`${when(span)}<br>`)}</td></tr>`,
    )
  return html`<h3>${pick(language, '記録の保存', 'How long records were kept')}</h3><p>${pick(language, `必要な期間は、最初の痕跡の${found.thresholds.keepDays}日前から調査期間の終わりまで（${first ? when(first.required) : ''}）です。${found.logKeeping.length}種のうち${lacking.length}種に欠けがあります。`, `Needed: from ${found.thresholds.keepDays} days before the first trace to the end of the case (${first ? when(first.required) : ''}). ${lacking.length} of ${found.logKeeping.length} sources lack some of it.`)}</p>${
    rows.length > 0
      ? html`<table><thead><tr><th>${pick(language, '記録', 'Source')}</th><th>${pick(language, 'ある期間', 'At hand')}</th><th>${pick(language, '欠けている期間', 'Missing')}</th></tr></thead><tbody>${rows}</tbody></table>`
      : ''
  }`
}

const measures: Record<string, [ja: string, en: string]> = {
  sent: ['送信バイト', 'bytes sent'],
  requests: ['要求数', 'requests'],
  files: ['開いたファイル', 'files opened'],
}

const deviationsTable = (found: Safeguards, language: Language): Markup => {
  if (found.deviations.length === 0) return nothing
  const rows = found.deviations
    .slice(0, most)
    .map(
      one =>
        html`<tr><td>${one.day}</td><td>${quote(one.who)}</td><td>${measures[one.measure]?.[language === 'ja' ? 0 : 1] ?? one.measure}</td><td class="n">${one.value.toLocaleString(language)}</td><td class="n">${Math.round(one.mean).toLocaleString(language)}</td><td class="n">${one.times.toFixed(1)}</td><td class="mono">${one.lines.slice(0, 1).map(at => `${at.file}:${at.line}`)}</td></tr>`,
    )
  return html`<h3>${pick(language, 'ふだんから大きく外れた日', 'Days far from the usual')}</h3><table><thead><tr><th>${pick(language, '日', 'Day')}</th><th>${pick(language, '端末・利用者', 'Machine, account')}</th><th>${pick(language, '量', 'What')}</th><th class="n">${pick(language, 'その日', 'That day')}</th><th class="n">${pick(language, 'ほかの日の平均', 'Mean of others')}</th><th class="n">${pick(language, '標準偏差の倍数', 'Deviations')}</th><th>${pick(language, '記録', 'Record')}</th></tr></thead><tbody>${rows}</tbody></table><p class="note">${pick(language, `平均から標準偏差の${found.thresholds.deviation}倍を超えた日です。業務によるものも含みます。しきい値は case.json の safeguards.deviation で変えられます。`, `Days more than ${found.thresholds.deviation} standard deviations above the mean; work may be the reason. The threshold is safeguards.deviation in case.json.`)}</p>`
}

/** What the evidence shows of the organisation's own defence (R-095, R-125 to R-128). */
export const safeguardsSection = (report: Report, language: Language): Markup => {
  const found = report.safeguards
  if (!found) return nothing
  return html`${segmentsTable(found, report, language)}${placementsTable(found, language)}${accountsTable(found, report, language)}${keepingTable(found, report, language)}${deviationsTable(found, language)}`
}

const traceWords: Record<string, [ja: string, en: string]> = {
  'program-executed': ['プログラム実行', 'programs run'],
  'privilege-escalation': ['権限昇格', 'privileges raised'],
  'information-gathering': ['情報収集', 'information gathered'],
  'archive-created': ['ファイル圧縮', 'files packed'],
  'local-admin-use': ['ローカル管理者権限の使用', 'local administrator used'],
  'domain-admin-tool': ['ドメイン管理者権限の奪取', 'domain rights stolen'],
}

const forensicsTable = (forensics: ForensicSummary[], report: Report, language: Language): Markup => {
  if (forensics.length === 0) return nothing
  const kinds = [...new Set(forensics.flatMap(one => Object.keys(one.traces)))]
  const rows = forensics
    .slice(0, 200)
    .map(
      one =>
        html`<tr><td class="nowrap">${quote(one.machine)}</td><td>${one.examiner}</td><td>${one.reviewer ?? pick(language, '記載なし', 'not stated')}</td><td>${Number.isNaN(Date.parse(one.acquired)) ? one.acquired : timeWords(new Date(one.acquired).toISOString(), report.offset, language)}</td>${kinds.map(kind => html`<td class="n">${one.traces[kind] ?? ''}</td>`)}</tr>`,
    )
  const limits = [...new Set(forensics.map(one => one.limitation).filter(Boolean))]
  return html`<h3>${pick(language, 'フォレンジック調査の結果', 'Results of forensic examinations')}</h3><table><thead><tr><th>${pick(language, '端末', 'Machine')}</th><th>${pick(language, '作成者', 'Examiner')}</th><th>${pick(language, '確認者', 'Reviewer')}</th><th>${pick(language, '取得', 'Acquired')}</th>${kinds.map(kind => html`<th class="n">${traceWords[kind]?.[language === 'ja' ? 0 : 1] ?? kind}</th>`)}</tr></thead><tbody>${rows}</tbody></table>${limits.length > 0 ? html`<p class="note">${pick(language, '調査者の断り：', 'The examiners’ reservation: ')}${limits.join(' / ')}</p>` : ''}`
}

const contributionWords: Record<Contribution['kind'], [ja: string, en: string]> = {
  notice: ['通知・情報提供', 'notices'],
  forensic: ['フォレンジック調査', 'forensic examinations'],
  review: ['フォレンジック結果の確認', 'reviews of forensic results'],
  custody: ['証拠の受領・保管', 'custody of evidence'],
  'way-out': ['経路の確認', 'word on ways out'],
}

/** What others contributed, under their names (R-110, R-111, R-117). */
export const contributionsSection = (report: Report, language: Language): Markup => {
  const { forensics, contributions } = report
  if (forensics.length === 0 && contributions.length === 0) return nothing
  const rows = contributions.map(
    one =>
      html`<tr><td>${one.by}</td><td>${contributionWords[one.kind][language === 'ja' ? 0 : 1]}</td><td class="n">${one.count}</td></tr>`,
  )
  return html`<table><thead><tr><th>${pick(language, '提供者・作成者', 'By')}</th><th>${pick(language, '内容', 'What')}</th><th class="n">${pick(language, '件数', 'Count')}</th></tr></thead><tbody>${rows}</tbody></table>${forensicsTable(forensics, report, language)}`
}

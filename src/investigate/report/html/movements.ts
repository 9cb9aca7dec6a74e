import { type Language, type Report, timeWords } from '../model.ts'
import { html, type Markup, quote } from './markup.ts'
import { pick } from './words.ts'

const nothing = html``
/** Beyond this many the table tells those of the attack first; result.json holds all. */
const mostRows = 200

/** What was begun on one machine from another, by event logs; what administrators did stands there as well, and is said to. */
export const movementsSection = (report: Report, language: Language): Markup => {
  if (report.movements.length === 0) return nothing
  const most = [...report.movements].sort((one, other) => Number(other.attack) - Number(one.attack)).slice(0, mostRows)
  const rows = most
    .sort((one, other) => one.time.localeCompare(other.time))
    .map(
      one =>
        html`<tr><td class="nowrap">${timeWords(one.time, report.offset, language)}</td><td class="nowrap">${one.from ? quote(one.from) : pick(language, '不明', 'unknown')}</td><td class="nowrap">${quote(one.to)}</td><td>${one.because[language]}</td><td class="mono">${quote(one.program ?? '')}${one.ran ? html`<br>${pick(language, '動作', 'ran')} ${timeWords(one.ran, report.offset, language)}` : ''}</td><td>${one.attack ? html`<b>${pick(language, '攻撃の一部', 'of the attack')}</b>` : pick(language, '区別できない', 'cannot be told apart')}</td><td class="mono">${one.lines.slice(0, 2).map(at => html`${at.file}:${at.line} `)}</td></tr>`,
    )
  const left = report.movements.length - most.length
  return html`<table><thead><tr><th>${pick(language, '時刻', 'Time')}</th><th>${pick(language, '操作元', 'From')}</th><th>${pick(language, '操作先', 'To')}</th><th>${pick(language, '手段と根拠', 'How, and why')}</th><th>${pick(language, '動作したもの', 'What ran')}</th><th>${pick(language, '攻撃か', 'Attack')}</th><th>${pick(language, '記録', 'Records')}</th></tr></thead><tbody>${rows}</tbody></table><p class="note">${pick(language, '「区別できない」ものには、管理者の作業が含まれます。管理者に心当たりを確かめてください。', 'What cannot be told apart includes the work of administrators. Ask them which of it was theirs.')}${left > 0 ? pick(language, ` ほか${left}件は result.json の movements にあります。`, ` ${left} more stand in result.json, under movements.`) : ''}</p>`
}

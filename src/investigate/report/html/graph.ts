import type { Language, Report } from '../model.ts'
import { html, type Markup } from './markup.ts'

/** From here on one common point ties by itself; weaker ones are drawn thin (DOMAIN §7.8: never merge on a weak one). */
const strong = 0.6

const short = (text: string, length: number): string =>
  [...text].length > length ? `${[...text].slice(0, length - 1).join('')}…` : text

/**
 * Waves of mails down the side and what they have in common across: a dot where a wave shows the point, joined by a line
 * between the waves that share it. Readable in print, where a ball of crossing edges is not (R-112).
 */
export const commonPointsPicture = (report: Report, language: Language): Markup => {
  const { mails, commonPoints } = report
  const points = new Map<string, { weight: number; waves: Set<number> }>()
  for (const { from, to, reasons } of commonPoints) {
    for (const { says, weight } of reasons) {
      const point = points.get(says[language]) ?? { weight: 0, waves: new Set<number>() }
      point.weight = Math.max(point.weight, weight)
      point.waves.add(from).add(to)
      points.set(says[language], point)
    }
  }
  const columns = [...points].sort(([, one], [, other]) => other.weight - one.weight)
  const [left, top, step, line] = [330, 120, 74, 30]
  const [width, height] = [left + columns.length * step + 60, top + mails.length * line + 10]
  const rows = mails.map(
    (row, at) =>
      html`<text x="0" y="${top + at * line + 5}"><tspan font-weight="700">${row.wave}</tspan> ${short(row.subject, 22)} ×${row.count}</text><line x1="${left - 20}" x2="${width - 50}" y1="${top + at * line}" y2="${top + at * line}" stroke="#e6e6e6"/>`,
  )
  const drawn = columns.map(([says, { weight, waves }], at) => {
    const x = left + at * step
    const [first = 0, last = 0] = [Math.min(...waves), Math.max(...waves)]
    const heavy = weight >= strong
    const colour = heavy ? '#0017c1' : '#767676'
    return html`<text x="${x}" y="${top - 24}" transform="rotate(-32 ${x} ${top - 24})" fill="${colour}"${heavy ? html` font-weight="700"` : ''}>${says} ${weight.toFixed(2)}</text><line x1="${x}" x2="${x}" y1="${top + first * line}" y2="${top + last * line}" stroke="${colour}" stroke-width="${heavy ? 3 : 1}"/>${[...waves].map(wave => html`<circle cx="${x}" cy="${top + wave * line}" r="${heavy ? 6 : 4}" fill="${colour}"/>`)}`
  })
  const name = language === 'ja' ? '不審メールの共通点' : 'What the suspicious mails have in common'
  return html`<svg class="graph" viewBox="0 0 ${width + 60} ${height}" role="img" aria-label="${name}">${rows}${drawn}</svg>`
}

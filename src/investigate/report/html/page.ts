import type { Language, Report } from '../model.ts'
import { timeWords } from '../model.ts'
import { cannotBox, countsSection, gridSection, mailsSection, pointsSection, storySection } from './happened.ts'
import {
  aftermathSection,
  coverageSection,
  destinationsSection,
  dutiesSection,
  evidenceSection,
  figuresSection,
  hypothesesSection,
  measuresSection,
  networkSection,
  terminalsSection,
} from './judged.ts'
import { tlpInks } from './labels.ts'
import { html, Markup, visible } from './markup.ts'
import { movementsSection } from './movements.ts'
import { contributionsSection, safeguardsSection } from './safeguards.ts'
import { pick, type Section, words } from './words.ts'

/** As a CSS string: nothing of a title can leave the quotes. */
const cssText = (text: string): string => `"${visible(text).replaceAll(/[^\p{L}\p{N} .:+()（）・「」、。-]/gu, ' ')}"`

const heading = (report: Report, language: Language): Markup => {
  const shown = new Set(['destinations', 'terminals', 'all-failed', 'gap-minutes', 'leak-confirmed'])
  return html`<header><div><p class="sub">${words.report[language]} ${report.caseId}</p><h1>${report.title}</h1><p class="sub">${pick(language, '作成', 'Made')} ${timeWords(report.made, report.offset, language)}（${report.zone}）　${pick(language, '機械がまとめた報告です。分析者の判定は、機械の判定の隣に示します。', 'Put together by a machine; analysts’ words stand beside its own.')}</p></div><div><span class="tlp" style="color:${tlpInks[report.tlp] ?? '#FFFFFF'}">${report.tlp}</span></div></header>
<ul class="figures">${report.figures.filter(figure => shown.has(figure.id)).map(figure => html`<li${figure.id === 'gap-minutes' && figure.value > 0 ? html` class="alarm"` : ''}><b>${figure.value.toLocaleString(language)}</b> ${figure.label[language]}</li>`)}</ul>`
}

/** The whole report as one file: no script, nothing loaded, readable without colour and on paper (R-099, R-100). */
export const reportPage = (report: Report, language: Language, css: string): string => {
  const sections: [Section, Markup][] = [
    ['grid', gridSection(report, language)],
    ['mails', mailsSection(report, language)],
    ['points', pointsSection(report, language)],
    ['story', storySection(report, language)],
    ['movements', movementsSection(report, language)],
    ['counts', countsSection(report, language)],
    ['terminals', terminalsSection(report, language)],
    ['destinations', destinationsSection(report, language)],
    ['aftermath', aftermathSection(report, language)],
    ['network', networkSection(report, language)],
    ['contributions', contributionsSection(report, language)],
    ['safeguards', safeguardsSection(report, language)],
    ['hypotheses', hypothesesSection(report, language)],
    ['duties', dutiesSection(report, language)],
    ['measures', measuresSection(report, language)],
    ['coverage', coverageSection(report, language)],
    ['figures', figuresSection(report, language)],
    ['evidence', evidenceSection(report, language)],
  ]
  const present = sections.filter(([, body]) => body.text !== '')
  const filters = report.destinations
    .map((_, at) => `.grids:has(#only-${at}:checked) .cell:not(.d${at}){opacity:.08}`)
    .join('')
  const running = `:root{--running:${cssText(`${report.caseId} ${report.title}`)};--label:"${report.tlp}";--label-ink:${tlpInks[report.tlp] ?? '#FFFFFF'}}`
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><title>${report.title} ${report.tlp}</title><style>${new Markup(`${css}${running}${filters}`)}</style></head>
<body>${heading(report, language)}
<main><section><h2 id="summary">${words.summary[language]}</h2><ul class="summary">${report.summary.map(sentence => html`<li>${sentence[language]}</li>`)}</ul>${cannotBox(report, language)}</section>
<nav aria-label="${pick(language, '目次', 'Contents')}"><ol>${present.map(([id]) => html`<li><a href="#${id}">${words[id][language]}</a></li>`)}</ol></nav>
${present.map(([id, body]) => html`<section${id === 'grid' ? html` class="wide"` : ''}><h2 id="${id}">${words[id][language]}</h2>${body}</section>`)}</main></body></html>
`
  return page.text
}

import type { AdvisoryKind } from '../../../kernel/taxonomy/advisory-kinds.ts'
import { summaryPlaces, type Template } from './model.ts'

/** Each text asks for what its reader needs first: what happened, whom it concerns, what to do by when, whom to call. */
const outlines: Readonly<Record<AdvisoryKind, Record<'ja' | 'en', { name: string; headings: readonly string[] }>>> = {
  COUNTERMEASURE: {
    ja: { name: '対処の依頼', headings: ['確認された事象', '直ちに行う対処', '確かめる記録と期間', '対処後の報告'] },
    en: {
      name: 'Countermeasure',
      headings: [
        'What was found',
        'What to do at once',
        'Which logs to search, over which period',
        'What to report afterwards',
      ],
    },
  },
  PREVENTION: {
    ja: {
      name: '予防のお知らせ',
      headings: ['他組織で確認された事象', '対象となる環境', '予防策', '確認してほしいこと'],
    },
    en: {
      name: 'Prevention',
      headings: ['What was found elsewhere', 'Which systems are concerned', 'Preventive measures', 'What to check'],
    },
  },
  ALERT: {
    ja: { name: '注意喚起', headings: ['概要', '影響を受けるもの', '対策', '痕跡の確かめ方', '参考'] },
    en: {
      name: 'Alert',
      headings: ['Summary', 'What is affected', 'Measures', 'How to look for traces', 'References'],
    },
  },
  ANALYSIS_RESULT: {
    ja: {
      name: '解析結果',
      headings: ['検体と解析の範囲', '判明した動作', '接続先と痕跡', '分からないこと', '行ってほしいこと'],
    },
    en: {
      name: 'Analysis result',
      headings: ['Sample and scope', 'Behaviour found', 'Destinations and traces', 'What is not known', 'What to do'],
    },
  },
  ANONYMISED_CASE: {
    ja: { name: '事例の共有', headings: ['事象', '原因', '対処とその結果', '他組織への示唆'] },
    en: {
      name: 'Anonymised case',
      headings: ['What happened', 'Cause', 'What was done and what came of it', 'What others can take from it'],
    },
  },
  VULN_EARLY: {
    ja: { name: '公表前の脆弱性', headings: ['対象', '影響', '公表までの取扱い', '公表までの回避策', '公表の予定'] },
    en: {
      name: 'Vulnerability before publication',
      headings: [
        'What is affected',
        'Impact',
        'Handling until publication',
        'Workaround until then',
        'When it will be published',
      ],
    },
  },
  LESSON: {
    ja: { name: '教訓', headings: ['経緯', 'うまくいったこと', 'うまくいかなかったこと', '改めること'] },
    en: { name: 'Lesson', headings: ['Course of events', 'What went well', 'What did not', 'What to change'] },
  },
  INSTRUCTION: {
    ja: { name: '指示', headings: ['指示の根拠', '指示する内容', '対象', '期限と報告'] },
    en: { name: 'Instruction', headings: ['Basis', 'What is instructed', 'To whom', 'By when, and how to report'] },
  },
  TREND: {
    ja: { name: '動向', headings: ['攻撃主体と手口', '狙われるもの', '見分け方', '備え'] },
    en: { name: 'Trend', headings: ['Actor and method', 'What is aimed at', 'How to recognise it', 'How to prepare'] },
  },
}

/** The kinds that also go to the one who was hit, in full. */
const alsoToVictim: readonly AdvisoryKind[] = ['COUNTERMEASURE', 'PREVENTION', 'ANALYSIS_RESULT']

const marks = { ja: (heading: string) => `■ ${heading}`, en: (heading: string) => `# ${heading}` } as const

/** Headings with room below each; the first one takes the words of the report. */
const outlined = (headings: readonly string[], language: 'ja' | 'en'): string =>
  headings
    .map((heading, index) => `${marks[language](heading)}\n${index === 0 ? summaryPlaces[language] : ''}`)
    .join('\n\n')

export const shipped: readonly Template[] = Object.entries(outlines).flatMap(([kind, outline]) =>
  (['ja', 'en'] as const).map(language => {
    const { name, headings } = outline[language]
    const text = outlined(headings, language)
    const victim = alsoToVictim.includes(kind as AdvisoryKind) ? { title: '', body: text, requests: [] } : null
    return {
      code: `${kind.replaceAll('_', '-')}-${language.toUpperCase()}`,
      seq: 0,
      kind: kind as AdvisoryKind,
      language,
      name,
      content: { others: { title: '', source: text, requests: [] }, victim },
      retired: false,
    }
  }),
)

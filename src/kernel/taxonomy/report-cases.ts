import { codesOf, noAnswers } from './label.ts'

interface ReportCaseRow {
  ja: string
  en: string
  /** The words of the simple form, where it offers the case (SCREENS §8.2). */
  short: { ja: string; en: string }
  weight: 'MANDATORY' | 'EXPECTED' | 'VOLUNTARY' | 'RECOMMENDED'
  of: 'OPERATOR' | 'GOVERNMENT'
}

/** 連絡区分: why this is reported (DOMAIN §2.2). A report is never refused for lacking one. */
export const reportCases = {
  RC1_LEGAL: {
    ja: '法令等で所管省庁への報告が義務付けられている',
    en: 'A law or rule obliges a report to the sector ministry',
    short: { ja: '法令の報告義務がある', en: 'Required by law' },
    weight: 'MANDATORY',
    of: 'OPERATOR',
  },
  RC2_SERIOUS: {
    ja: '国民生活や重要インフラサービスに深刻な影響があり、共有が適切と判断した',
    en: 'The effect on people or on the service is serious, and sharing is judged appropriate',
    short: { ja: '影響が重大', en: 'Serious effect' },
    weight: 'EXPECTED',
    of: 'OPERATOR',
  },
  RC3_VOLUNTARY: {
    ja: 'そのほか、共有が適切と判断した',
    en: 'Sharing is otherwise judged appropriate',
    short: { ja: '任意の共有', en: 'Shared voluntarily' },
    weight: 'VOLUNTARY',
    of: 'OPERATOR',
  },
  RC0_CONSULT: {
    ja: '報告にあたるか分からないため、相談する',
    en: 'It is unclear whether this is reportable: consult',
    short: { ja: '相談', en: 'Consultation' },
    weight: 'RECOMMENDED',
    of: 'OPERATOR',
  },
  GC1_RECOGNISED: {
    ja: '府省庁のシステムでインシデントを認知した',
    en: 'An incident was recognised on a government system',
    short: { ja: 'インシデントを認知', en: 'Incident recognised' },
    weight: 'MANDATORY',
    of: 'GOVERNMENT',
  },
  GC2_FEARED: {
    ja: '被害が発生するおそれがある',
    en: 'Damage may occur',
    short: { ja: '被害のおそれ', en: 'Damage feared' },
    weight: 'EXPECTED',
    of: 'GOVERNMENT',
  },
  GC3_UNKNOWN_CAUSE: {
    ja: '原因は不明だが、判明を待たずに報告する',
    en: 'The cause is unknown; reported without waiting for it',
    short: { ja: '原因不明', en: 'Cause unknown' },
    weight: 'EXPECTED',
    of: 'GOVERNMENT',
  },
} as const satisfies Record<string, ReportCaseRow>

export const reportCaseCodes = codesOf(reportCases)

/** “分からない” is stored as UNKNOWN, an untouched group as NOT_GIVEN. */
export const reportCaseAnswers = { ...reportCases, ...noAnswers } as const

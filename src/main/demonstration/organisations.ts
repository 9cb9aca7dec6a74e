import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import type { Sector } from '../../kernel/taxonomy/sectors.ts'

/** One fictional organisation and its place in the scheme (DOMAIN §1). Relations are written by code. */
export interface OrganisationRow {
  code: string
  ja: string
  en: string
  /** For lists; the full name where it is short enough. */
  short?: { ja: string; en: string }
  kinds: readonly ActorKind[]
  sectors?: readonly Sector[]
  /** First day in the directory; everything older than the system began before it. */
  since?: string
  regulatedBy?: string
  supervisedBy?: string
  /** Part of the ministry above to which a supervised body reports first. */
  bureau?: string
  memberOf?: string
  /** Those who were members when it was founded. */
  members?: readonly string[]
  monitors?: readonly string[]
}

/** Names, kinds and relations of the first entries are valid from the day of the ministries' reorganisation. */
export const beginning = '2001-01-06'

/** The coordinator, whose name has changed twice: a case of 2007 bears the name of 2007 (R-001, TODAY §1). */
export const coordinator = {
  code: 'COORD',
  since: '2005-04-25',
  names: [
    {
      ja: '内閣情報防護調整センター',
      en: 'Cabinet Information Protection Centre',
      shortJa: '防護調整センター',
      shortEn: 'Protection Centre',
      validFrom: '2005-04-25',
      validUntil: '2015-01-08',
    },
    {
      ja: '内閣サイバー調整センター',
      en: 'Cabinet Cyber Coordination Centre',
      shortJa: 'サイバー調整センター',
      shortEn: 'Coordination Centre',
      validFrom: '2015-01-09',
      validUntil: '2025-06-30',
    },
    {
      ja: '内閣サイバー調整室',
      en: 'Cabinet Cyber Coordination Office',
      shortJa: '調整室',
      shortEn: 'Coordination Office',
      validFrom: '2025-07-01',
      validUntil: null,
    },
  ],
} as const

const ministryKinds = ['MINISTRY', 'MINISTRY_CSIRT', 'SECTOR_MINISTRY'] as const

const government: readonly OrganisationRow[] = [
  {
    code: 'MTC',
    ja: '交通通信省',
    en: 'Ministry of Transport and Communications',
    kinds: ministryKinds,
    short: { ja: '交通通信省', en: 'Transport Ministry' },
  },
  {
    code: 'MIR',
    ja: '産業資源省',
    en: 'Ministry of Industry and Resources',
    kinds: ministryKinds,
    short: { ja: '産業資源省', en: 'Industry Ministry' },
  },
  { code: 'FSO', ja: '金融監督庁', en: 'Financial Supervision Office', kinds: ministryKinds },
  { code: 'MPL', ja: '国民生活省', en: 'Ministry of Public Life', kinds: ministryKinds },
  {
    code: 'GSOC',
    ja: '政府横断監視チーム',
    en: 'Government Watch Team',
    short: { ja: '監視チーム', en: 'Watch Team' },
    kinds: ['GSOC'],
    monitors: ['MPL', 'MTC', 'MIR', 'FSO'],
  },
  { code: 'NPB', ja: '国家警察庁', en: 'National Police Bureau', kinds: ['NPA', 'POLICE'] },
  { code: 'ASSEMBLY', ja: '議院事務総局', en: 'Secretariat of the Assembly', kinds: ['OTHER_BRANCH'] },
  {
    code: 'JRCC',
    ja: '日本緊急対応調整センター',
    en: 'Japan Response Coordination Centre',
    kinds: ['JPCERT'],
    short: { ja: '緊急対応センター', en: 'Response Centre' },
  },
  { code: 'NBA', ja: '全国給付機構', en: 'National Benefit Agency', kinds: ['SUPERVISED_BODY'], supervisedBy: 'MPL' },
]

type More = Partial<Pick<OrganisationRow, 'short' | 'since' | 'members' | 'memberOf'>>

const ceptoar = (code: string, ja: string, en: string, sector: Sector, more: More = {}): OrganisationRow => ({
  code: `CEPTOAR-${code}`,
  ja,
  en,
  kinds: ['CEPTOAR'],
  sectors: [sector],
  ...more,
})

const ceptoars: readonly OrganisationRow[] = [
  ceptoar('RLW', '鉄道セプター', 'Railway CEPTOAR', 'RLW'),
  ceptoar('AVN', '航空セプター', 'Aviation CEPTOAR', 'AVN'),
  ceptoar('ELC', '電力セプター', 'Electric Power CEPTOAR', 'ELC'),
  ceptoar('GAS', '都市ガスセプター', 'City Gas CEPTOAR', 'GAS'),
  ceptoar('BNK', '銀行等セプター', 'Banking CEPTOAR', 'FIN'),
  ceptoar('SEC', '証券セプター', 'Securities CEPTOAR', 'FIN'),
  ceptoar('ICT', '電気通信セプター', 'Telecommunications CEPTOAR', 'ICT', {
    short: { ja: '電気通信セプター', en: 'Telecom CEPTOAR' },
  }),
  ceptoar('MED', '医療セプター', 'Medical CEPTOAR', 'MED', { since: '2008-03-31', members: ['AOBA'] }),
  ceptoar('WTR', '水道セプター', 'Water CEPTOAR', 'WTR', { since: '2008-03-31', members: ['ASAGIRI'] }),
  {
    code: 'CEPTOAR-COUNCIL',
    ja: 'セプター連絡協議会',
    en: 'Council of CEPTOARs',
    kinds: ['CEPTOAR_COUNCIL'],
    since: '2009-02-26',
    members: [
      'CEPTOAR-RLW',
      'CEPTOAR-AVN',
      'CEPTOAR-ELC',
      'CEPTOAR-GAS',
      'CEPTOAR-BNK',
      'CEPTOAR-SEC',
      'CEPTOAR-ICT',
      'CEPTOAR-MED',
      'CEPTOAR-WTR',
    ],
  },
  ceptoar('PRT', '港湾セプター', 'Ports CEPTOAR', 'PRT', { since: '2023-04-03', memberOf: 'CEPTOAR-COUNCIL' }),
]

const operator = (
  code: string,
  [ja, en]: readonly [ja: string, en: string],
  [sector, regulatedBy, memberOf]: readonly [sector: Sector, ministry: string, ceptoar?: string],
  more: More = {},
): OrganisationRow => ({ code, ja, en, kinds: ['CI_OPERATOR'], sectors: [sector], regulatedBy, memberOf, ...more })

const operators: readonly OrganisationRow[] = [
  operator('MINATO', ['みなと急行電鉄', 'Minato Express Railway'], ['RLW', 'MTC', 'CEPTOAR-RLW']),
  operator('MIDORINO', ['みどり野鉄道', 'Midorino Railway'], ['RLW', 'MTC', 'CEPTOAR-RLW']),
  operator('YAMANAMI', ['山並高速鉄道', 'Yamanami High-Speed Railway'], ['RLW', 'MTC', 'CEPTOAR-RLW'], {
    short: { ja: '山並高速鉄道', en: 'Yamanami Railway' },
  }),
  operator('SORAMI', ['空見航空', 'Sorami Airlines'], ['AVN', 'MTC', 'CEPTOAR-AVN']),
  operator('AOMINE', ['青嶺空港', 'Aomine Airport'], ['APT', 'MTC', 'CEPTOAR-AVN']),
  operator('SHIOJI', ['汐路ふ頭', 'Shioji Terminals'], ['PRT', 'MTC', 'CEPTOAR-PRT'], { since: '2023-04-03' }),
  operator('KITANOHAMA', ['北の浜港運', 'Kitanohama Harbour Services'], ['PRT', 'MTC', 'CEPTOAR-PRT'], {
    short: { ja: '北の浜港運', en: 'Kitanohama Harbour' },
    since: '2023-04-03',
  }),
  operator('SEIUN', ['星雲通信', 'Seiun Communications'], ['ICT', 'MTC', 'CEPTOAR-ICT']),
  operator('HARUKA', ['はるか電話', 'Haruka Telephone'], ['ICT', 'MTC', 'CEPTOAR-ICT']),
  operator('KITAURA', ['北浦電力', 'Kitaura Electric Power'], ['ELC', 'MIR', 'CEPTOAR-ELC'], {
    short: { ja: '北浦電力', en: 'Kitaura Power' },
  }),
  operator('TONAN', ['斗南電力', 'Tonan Electric Power'], ['ELC', 'MIR', 'CEPTOAR-ELC'], {
    short: { ja: '斗南電力', en: 'Tonan Power' },
  }),
  operator('SHIOMI', ['潮見ガス', 'Shiomi Gas'], ['GAS', 'MIR', 'CEPTOAR-GAS']),
  operator('RINKAI', ['臨海冷熱', 'Rinkai Energy'], ['GAS', 'MIR', 'CEPTOAR-GAS']),
  operator('NANYO', ['南洋銀行', 'Nanyo Bank'], ['FIN', 'FSO', 'CEPTOAR-BNK']),
  operator('SHIRATORI', ['白鳥証券', 'Shiratori Securities'], ['FIN', 'FSO', 'CEPTOAR-SEC']),
  operator('MITSUHAMA', ['三ツ浜信用金庫', 'Mitsuhama Credit Association'], ['FIN', 'FSO', 'CEPTOAR-BNK'], {
    short: { ja: '三ツ浜信金', en: 'Mitsuhama Credit' },
  }),
  operator('ASAGIRI', ['あさぎり市水道局', 'Asagiri City Waterworks'], ['WTR', 'MPL'], {
    short: { ja: 'あさぎり市水道局', en: 'Asagiri Waterworks' },
  }),
  operator('AOBA', ['あおば中央病院', 'Aoba Central Hospital'], ['MED', 'MPL'], {
    short: { ja: 'あおば中央病院', en: 'Aoba Hospital' },
  }),
]

const watchers: readonly OrganisationRow[] = [
  {
    code: 'AKATSUKI',
    ja: '暁セキュリティ監視',
    en: 'Akatsuki Security Monitoring',
    short: { ja: '暁監視', en: 'Akatsuki SOC' },
    kinds: ['SOC_OPERATOR'],
    monitors: ['MINATO', 'SHIOMI'],
  },
]

/** In the order in which they can be entered: whoever is named by another stands before it. */
export const organisations: readonly OrganisationRow[] = [...government, ...ceptoars, ...operators, ...watchers]

/** Mail addresses of its people end with it; reserved for examples (RFC 2606). */
export const domainOf = (code: string): string => `${code.toLowerCase()}.example`

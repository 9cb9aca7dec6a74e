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
  /** Mail addresses of its people end with it; reserved by RFC 2606. */
  domain: string
  /** First day in the directory; everything older than the system began before it. */
  since?: string
  regulatedBy?: string
  supervisedBy?: string
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
  domain: 'coord.example',
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
    short: { ja: '交通通信省', en: 'Transport Ministry' },
    kinds: ministryKinds,
    domain: 'mtc.example',
  },
  {
    code: 'MIR',
    ja: '産業資源省',
    en: 'Ministry of Industry and Resources',
    short: { ja: '産業資源省', en: 'Industry Ministry' },
    kinds: ministryKinds,
    domain: 'mir.example',
  },
  { code: 'FSO', ja: '金融監督庁', en: 'Financial Supervision Office', kinds: ministryKinds, domain: 'fso.example' },
  { code: 'MPL', ja: '国民生活省', en: 'Ministry of Public Life', kinds: ministryKinds, domain: 'mpl.example' },
  { code: 'NPB', ja: '国家警察庁', en: 'National Police Bureau', kinds: ['NPA', 'POLICE'], domain: 'npb.example' },
  {
    code: 'ASSEMBLY',
    ja: '議院事務総局',
    en: 'Secretariat of the Assembly',
    kinds: ['OTHER_BRANCH'],
    domain: 'assembly.example',
  },
  {
    code: 'JRCC',
    ja: '日本緊急対応調整センター',
    en: 'Japan Response Coordination Centre',
    short: { ja: '緊急対応センター', en: 'Response Centre' },
    kinds: ['JPCERT'],
    domain: 'jrcc.example',
  },
  {
    code: 'NBA',
    ja: '全国給付機構',
    en: 'National Benefit Agency',
    kinds: ['SUPERVISED_BODY'],
    supervisedBy: 'MPL',
    domain: 'nba.example',
  },
]

const ceptoars: readonly OrganisationRow[] = [
  {
    code: 'CEPTOAR-RLW',
    ja: '鉄道セプター',
    en: 'Railway CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['RLW'],
    domain: 'ceptoar-rlw.example',
  },
  {
    code: 'CEPTOAR-AVN',
    ja: '航空セプター',
    en: 'Aviation CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['AVN'],
    domain: 'ceptoar-avn.example',
  },
  {
    code: 'CEPTOAR-ELC',
    ja: '電力セプター',
    en: 'Electric Power CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['ELC'],
    domain: 'ceptoar-elc.example',
  },
  {
    code: 'CEPTOAR-GAS',
    ja: '都市ガスセプター',
    en: 'City Gas CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['GAS'],
    domain: 'ceptoar-gas.example',
  },
  {
    code: 'CEPTOAR-BNK',
    ja: '銀行等セプター',
    en: 'Banking CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['FIN'],
    domain: 'ceptoar-bnk.example',
  },
  {
    code: 'CEPTOAR-SKB',
    ja: '信用金庫セプター',
    en: 'Credit Association CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['FIN'],
    domain: 'ceptoar-skb.example',
  },
  {
    code: 'CEPTOAR-ICT',
    ja: '電気通信セプター',
    en: 'Telecommunications CEPTOAR',
    short: { ja: '電気通信セプター', en: 'Telecom CEPTOAR' },
    kinds: ['CEPTOAR'],
    sectors: ['ICT'],
    domain: 'ceptoar-ict.example',
  },
  {
    code: 'CEPTOAR-MED',
    ja: '医療セプター',
    en: 'Medical CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['MED'],
    since: '2008-03-31',
    members: ['AOBA'],
    domain: 'ceptoar-med.example',
  },
  {
    code: 'CEPTOAR-WTR',
    ja: '水道セプター',
    en: 'Water CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['WTR'],
    since: '2008-03-31',
    members: ['ASAGIRI'],
    domain: 'ceptoar-wtr.example',
  },
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
      'CEPTOAR-SKB',
      'CEPTOAR-ICT',
      'CEPTOAR-MED',
      'CEPTOAR-WTR',
    ],
    domain: 'ceptoar-council.example',
  },
  {
    code: 'CEPTOAR-PRT',
    ja: '港湾セプター',
    en: 'Ports CEPTOAR',
    kinds: ['CEPTOAR'],
    sectors: ['PRT'],
    since: '2023-04-03',
    memberOf: 'CEPTOAR-COUNCIL',
    domain: 'ceptoar-prt.example',
  },
]

const operator = ['CI_OPERATOR'] as const

const operators: readonly OrganisationRow[] = [
  {
    code: 'MINATO',
    ja: 'みなと急行電鉄',
    en: 'Minato Express Railway',
    kinds: operator,
    sectors: ['RLW'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-RLW',
    domain: 'minato-kyuko.example',
  },
  {
    code: 'MIDORINO',
    ja: 'みどり野鉄道',
    en: 'Midorino Railway',
    kinds: operator,
    sectors: ['RLW'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-RLW',
    domain: 'midorino.example',
  },
  {
    code: 'YAMANAMI',
    ja: '山並高速鉄道',
    en: 'Yamanami High-Speed Railway',
    short: { ja: '山並高速鉄道', en: 'Yamanami Railway' },
    kinds: operator,
    sectors: ['RLW'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-RLW',
    domain: 'yamanami.example',
  },
  {
    code: 'SORAMI',
    ja: '空見航空',
    en: 'Sorami Airlines',
    kinds: operator,
    sectors: ['AVN'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-AVN',
    domain: 'sorami.example',
  },
  {
    code: 'AOMINE',
    ja: '青嶺空港',
    en: 'Aomine Airport',
    kinds: operator,
    sectors: ['APT'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-AVN',
    domain: 'aomine.example',
  },
  {
    code: 'SHIOJI',
    ja: '汐路ふ頭',
    en: 'Shioji Terminals',
    kinds: operator,
    sectors: ['PRT'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-PRT',
    since: '2023-04-03',
    domain: 'shioji.example',
  },
  {
    code: 'KITANOHAMA',
    ja: '北の浜港運',
    en: 'Kitanohama Harbour Services',
    short: { ja: '北の浜港運', en: 'Kitanohama Harbour' },
    kinds: operator,
    sectors: ['PRT'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-PRT',
    since: '2023-04-03',
    domain: 'kitanohama.example',
  },
  {
    code: 'SEIUN',
    ja: '星雲通信',
    en: 'Seiun Communications',
    kinds: operator,
    sectors: ['ICT'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-ICT',
    domain: 'seiun.example',
  },
  {
    code: 'HARUKA',
    ja: 'はるか電話',
    en: 'Haruka Telephone',
    kinds: operator,
    sectors: ['ICT'],
    regulatedBy: 'MTC',
    memberOf: 'CEPTOAR-ICT',
    domain: 'haruka.example',
  },
  {
    code: 'KITAURA',
    ja: '北浦電力',
    en: 'Kitaura Electric Power',
    short: { ja: '北浦電力', en: 'Kitaura Power' },
    kinds: operator,
    sectors: ['ELC'],
    regulatedBy: 'MIR',
    memberOf: 'CEPTOAR-ELC',
    domain: 'kitaura.example',
  },
  {
    code: 'TONAN',
    ja: '斗南電力',
    en: 'Tonan Electric Power',
    short: { ja: '斗南電力', en: 'Tonan Power' },
    kinds: operator,
    sectors: ['ELC'],
    regulatedBy: 'MIR',
    memberOf: 'CEPTOAR-ELC',
    domain: 'tonan.example',
  },
  {
    code: 'SHIOMI',
    ja: '潮見ガス',
    en: 'Shiomi Gas',
    kinds: operator,
    sectors: ['GAS'],
    regulatedBy: 'MIR',
    memberOf: 'CEPTOAR-GAS',
    domain: 'shiomi.example',
  },
  {
    code: 'RINKAI',
    ja: '臨海冷熱',
    en: 'Rinkai Energy',
    kinds: operator,
    sectors: ['GAS'],
    regulatedBy: 'MIR',
    memberOf: 'CEPTOAR-GAS',
    domain: 'rinkai.example',
  },
  {
    code: 'NANYO',
    ja: '南洋銀行',
    en: 'Nanyo Bank',
    kinds: operator,
    sectors: ['FIN'],
    regulatedBy: 'FSO',
    memberOf: 'CEPTOAR-BNK',
    domain: 'nanyo.example',
  },
  {
    code: 'SHIRATORI',
    ja: '白鳥証券',
    en: 'Shiratori Securities',
    kinds: operator,
    sectors: ['FIN'],
    regulatedBy: 'FSO',
    memberOf: 'CEPTOAR-BNK',
    domain: 'shiratori.example',
  },
  {
    code: 'MITSUHAMA',
    ja: '三ツ浜信用金庫',
    en: 'Mitsuhama Credit Association',
    short: { ja: '三ツ浜信金', en: 'Mitsuhama Credit' },
    kinds: operator,
    sectors: ['FIN'],
    regulatedBy: 'FSO',
    memberOf: 'CEPTOAR-SKB',
    domain: 'mitsuhama.example',
  },
  {
    code: 'ASAGIRI',
    ja: 'あさぎり市水道局',
    en: 'Asagiri City Waterworks',
    short: { ja: 'あさぎり市水道局', en: 'Asagiri Waterworks' },
    kinds: operator,
    sectors: ['WTR'],
    regulatedBy: 'MPL',
    domain: 'asagiri.example',
  },
  {
    code: 'AOBA',
    ja: 'あおば中央病院',
    en: 'Aoba Central Hospital',
    short: { ja: 'あおば中央病院', en: 'Aoba Hospital' },
    kinds: operator,
    sectors: ['MED'],
    regulatedBy: 'MPL',
    domain: 'aoba.example',
  },
]

const watchers: readonly OrganisationRow[] = [
  {
    code: 'AKATSUKI',
    ja: '暁セキュリティ監視',
    en: 'Akatsuki Security Monitoring',
    short: { ja: '暁監視', en: 'Akatsuki SOC' },
    kinds: ['SOC_OPERATOR'],
    monitors: ['MINATO', 'SHIOMI'],
    domain: 'akatsuki.example',
  },
]

/** In the order in which they can be entered: whoever is named by another stands before it. */
export const organisations: readonly OrganisationRow[] = [...government, ...ceptoars, ...operators, ...watchers]

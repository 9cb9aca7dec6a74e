import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'
import type { Sector } from '../../../kernel/taxonomy/sectors.ts'
import type { OrganisationRow } from '../organisations.ts'

const office = (
  code: string,
  [ja, en, shortJa = ja, shortEn = en]: readonly [ja: string, en: string, shortJa?: string, shortEn?: string],
  kinds: readonly ActorKind[],
  more: Partial<OrganisationRow> = {},
): OrganisationRow => ({ code, ja, en, short: { ja: shortJa, en: shortEn }, kinds, ...more })

const ministry = ['MINISTRY', 'MINISTRY_CSIRT'] as const

const ministries: readonly OrganisationRow[] = [
  office(
    'MLA',
    ['地域行政省', 'Ministry of Local Administration', '地域行政省', 'Local Administration'],
    [...ministry, 'SECTOR_MINISTRY'],
  ),
  office('MED-CULT', ['文教省', 'Ministry of Education and Culture', '文教省', 'Education Ministry'], ministry),
  office(
    'MFA',
    ['国際交流省', 'Ministry of International Relations', '国際交流省', 'International Ministry'],
    ministry,
  ),
  office('MJA', ['司法行政省', 'Ministry of Judicial Affairs', '司法行政省', 'Judicial Ministry'], ministry),
  office('MFN', ['国庫省', 'Ministry of the Treasury', '国庫省', 'Treasury'], ministry),
  office('MAG', ['食料農政省', 'Ministry of Food and Agriculture', '食料農政省', 'Food Ministry'], ministry),
  office('MEN', ['環境保全省', 'Ministry of Environmental Care', '環境保全省', 'Environment Ministry'], ministry),
  office(
    'MDF',
    ['国土防護省', 'Ministry of National Protection', '国土防護省', 'Protection Ministry'],
    [...ministry, 'RESPONSE_MINISTRY'],
  ),
]

const bureaus: readonly OrganisationRow[] = [
  office(
    'MPL-BENEFITS',
    ['国民生活省給付局', 'Benefits Bureau, Ministry of Public Life', '給付局', 'Benefits Bureau'],
    ['SUPERVISING_BUREAU'],
  ),
  office(
    'MTC-SAFETY',
    ['交通通信省安全局', 'Safety Bureau, Ministry of Transport', '安全局', 'Safety Bureau'],
    ['SUPERVISING_BUREAU'],
  ),
  office(
    'MIR-POLICY',
    ['産業資源省技術局', 'Technology Bureau, Ministry of Industry', '技術局', 'Technology Bureau'],
    ['SUPERVISING_BUREAU'],
  ),
  office(
    'MED-CULT-RESEARCH',
    ['文教省研究局', 'Research Bureau, Ministry of Education', '研究局', 'Research Bureau'],
    ['SUPERVISING_BUREAU'],
  ),
]

const body = (code: string, ja: string, en: string, supervisedBy: string, bureau: string): OrganisationRow =>
  office(code, [ja, en], ['SUPERVISED_BODY'], { supervisedBy, bureau })

const bodies: readonly OrganisationRow[] = [
  body('NHI', '全国健康共済機構', 'National Health Mutual Agency', 'MPL', 'MPL-BENEFITS'),
  body('NCF', '全国子育て支援機構', 'National Childcare Agency', 'MPL', 'MPL-BENEFITS'),
  body('NDR', '国立疾病研究院', 'National Disease Institute', 'MPL', 'MPL-BENEFITS'),
  body('NRT', '鉄道技術試験所', 'Railway Testing Institute', 'MTC', 'MTC-SAFETY'),
  body('NMS', '海上安全研究所', 'Maritime Safety Institute', 'MTC', 'MTC-SAFETY'),
  body('NVI', '車両検査機構', 'Vehicle Inspection Agency', 'MTC', 'MTC-SAFETY'),
  body('NMT', '計量試験所', 'Metrology Institute', 'MIR', 'MIR-POLICY'),
  body('NEN', '資源探査機構', 'Resource Survey Agency', 'MIR', 'MIR-POLICY'),
  body('NSF', '学術助成機構', 'Research Grants Agency', 'MED-CULT', 'MED-CULT-RESEARCH'),
  body('NEX', '全国試験機構', 'National Examinations Agency', 'MED-CULT', 'MED-CULT-RESEARCH'),
]

const ceptoar = (code: string, ja: string, en: string, sector: Sector): OrganisationRow =>
  office(`CEPTOAR-${code}`, [`${ja}セプター`, `${en} CEPTOAR`], ['CEPTOAR'], {
    sectors: [sector],
    memberOf: 'CEPTOAR-COUNCIL',
  })

/** With those that were entered before, 21 in 15 sectors (TODAY §2). */
const ceptoars: readonly OrganisationRow[] = [
  ceptoar('CTV', 'ケーブルテレビ', 'Cable Television', 'ICT'),
  ceptoar('BRC', '放送', 'Broadcasting', 'ICT'),
  ceptoar('LIF', '生命保険', 'Life Insurance', 'FIN'),
  ceptoar('NLI', '損害保険', 'General Insurance', 'FIN'),
  ceptoar('PAY', '資金決済', 'Payments', 'FIN'),
  ceptoar('APT', '空港', 'Airport', 'APT'),
  ceptoar('GOV', '自治体', 'Local Government', 'GOV'),
  ceptoar('LOG', '物流', 'Logistics', 'LOG'),
  ceptoar('CHM', '化学', 'Chemical', 'CHM'),
  ceptoar('CRD', 'クレジット', 'Credit Card', 'CRD'),
  ceptoar('OIL', '石油', 'Petroleum', 'OIL'),
]

const others: readonly OrganisationRow[] = [
  office('ANALYSIS', ['調整室解析班', 'Analysis Cell of the Office', '解析班', 'Analysis Cell'], ['ANALYSIS']),
  office('HQ', ['国家サイバー本部', 'National Cyber Headquarters', '本部', 'Headquarters'], ['HQ']),
  office('HQ-HEAD', ['国家サイバー本部長', 'Head of the Headquarters', '本部長', 'Head of HQ'], ['HQ_HEAD']),
  office('CSPC', ['府省庁CISO会議', 'Council of Ministry CISOs', 'CISO会議', 'CISO Council'], ['CSPC']),
  office('CYMAT', ['緊急支援班', 'Mobile Assistance Team', '緊急支援班', 'Assistance Team'], ['CYMAT']),
  office('COURTS', ['裁判所事務局', 'Secretariat of the Courts'], ['OTHER_BRANCH']),
  office('AUDIT-BOARD', ['検査院事務局', 'Secretariat of the Audit Board'], ['OTHER_BRANCH']),
  office('POLICE-EAST', ['東部警察本部', 'Eastern Police Headquarters', '東部警察', 'Eastern Police'], ['POLICE']),
  office('POLICE-WEST', ['西部警察本部', 'Western Police Headquarters', '西部警察', 'Western Police'], ['POLICE']),
  office('JISA', ['情報技術推進院', 'Institute for Information Technology', '推進院', 'IT Institute'], ['IPA']),
  office('CSIRT-FORUM', ['シーサート連絡会', 'CSIRT Forum'], ['CSIRT_ASSOC']),
  office('NET-POLICE', ['警察産業連携網', 'Police and Industry Network', '警察連携網', 'Police Network'], ['NETWORK']),
  office('NET-INDUSTRY', ['産業情報共有網', 'Industry Sharing Network', '産業共有網', 'Industry Network'], ['NETWORK']),
  office(
    'NET-TELECOM',
    ['通信事業者共有会議', 'Telecom Sharing Council', '通信共有会議', 'Telecom Council'],
    ['NETWORK'],
  ),
  office('NET-MINISTRY', ['府省庁間共有網', 'Inter-ministry Network', '府省庁網', 'Ministry Network'], ['NETWORK']),
  office('KASANE', ['重ねシステムズ', 'Kasane Systems'], ['VENDOR', 'CONTRACTOR']),
  office('TSUMUGI', ['紬ソフトウェア', 'Tsumugi Software'], ['VENDOR']),
  office('SUMIYA', ['澄屋運用', 'Sumiya Operations'], ['SYSTEM_OPERATOR', 'CONTRACTOR']),
  office('MIHARI', ['見張監視サービス', 'Mihari Watch Services', '見張監視', 'Mihari SOC'], ['SOC_OPERATOR'], {
    monitors: ['NANYO', 'KITAURA', 'AOBA'],
  }),
]

/** In the order in which they can be entered: whoever is named by another stands before it. */
export const countryOffices: readonly OrganisationRow[] = [...ministries, ...bureaus, ...bodies, ...ceptoars, ...others]

import type { OrganisationRow } from '../organisations.ts'

const ministry = ['MINISTRY', 'MINISTRY_CSIRT', 'SECTOR_MINISTRY'] as const
const row = (
  code: string,
  [ja, en, shortJa = ja, shortEn = en]: readonly [ja: string, en: string, shortJa?: string, shortEn?: string],
  more: Pick<OrganisationRow, 'kinds'> & Partial<OrganisationRow>,
): OrganisationRow => ({ code, ja, en, short: { ja: shortJa, en: shortEn }, ...more })

/** The parties of 2015 under invented names, each in the role it had (DOMAIN §1.1, §7.1). */
export const parties: readonly OrganisationRow[] = [
  row('MPL', ['国民生活省', 'Ministry of Public Life'], { kinds: ministry }),
  row('MPL-BENEFITS', ['国民生活省給付局', 'Benefits Bureau, Ministry of Public Life', '給付局', 'Benefits Bureau'], {
    kinds: ['SUPERVISING_BUREAU'],
  }),
  row('MTC', ['交通通信省', 'Ministry of Transport and Communications', '交通通信省', 'Transport Ministry'], {
    kinds: ministry,
  }),
  row('MIR', ['産業資源省', 'Ministry of Industry and Resources', '産業資源省', 'Industry Ministry'], {
    kinds: ministry,
  }),
  row('FSO', ['金融監督庁', 'Financial Supervision Office'], { kinds: ministry }),
  row('NBA', ['全国給付機構', 'National Benefit Agency'], {
    kinds: ['SUPERVISED_BODY'],
    supervisedBy: 'MPL',
    bureau: 'MPL-BENEFITS',
  }),
  row('GSOC', ['政府横断監視チーム', 'Government Watch Team', '監視チーム', 'Watch Team'], {
    kinds: ['GSOC'],
    monitors: ['MPL'],
  }),
  row('ANALYSIS', ['調整センター解析班', 'Analysis Cell of the Centre', '解析班', 'Analysis Cell'], {
    kinds: ['ANALYSIS'],
  }),
  row('HQ-HEAD', ['国家サイバー本部長', 'Head of the National Cyber Headquarters', '本部長', 'Head of HQ'], {
    kinds: ['HQ_HEAD'],
  }),
  row('CSPC', ['府省庁CISO会議', 'Council of Ministry CISOs', 'CISO会議', 'CISO Council'], { kinds: ['CSPC'] }),
  row('CYMAT', ['緊急支援班', 'Mobile Assistance Team', '緊急支援班', 'Assistance Team'], { kinds: ['CYMAT'] }),
  row('INV-TEAM', ['原因究明班', 'Investigation Team'], { kinds: ['INV_TEAM'] }),
  row('NPB', ['国家警察庁', 'National Police Bureau', '国家警察庁', 'Police Bureau'], { kinds: ['NPA', 'POLICE'] }),
]

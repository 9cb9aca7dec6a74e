import { codesOf, type Labelled, type Validity } from './label.ts'

interface SectorRow extends Labelled, Validity {
  /** How the sector came into the list; a date is given only where it is certain. */
  since: Labelled
  /** The directory may rename it, because its name is not published yet. */
  editable?: true
}

const early = { ja: '2007年には対象であった10分野', en: 'One of the ten sectors already listed in 2007' }
const third = { ja: '第3次行動計画で追加（13分野）', en: 'Added by the third action plan (13 sectors)' }
const open = { validFrom: null, validUntil: null } as const

/** 重要インフラ分野: fifteen before October 2026; the sixteenth is announced but not named (DOMAIN §2.3). */
export const sectors = {
  ICT: { ja: '情報通信', en: 'Information and communications', since: early, ...open },
  FIN: { ja: '金融', en: 'Finance', since: early, ...open },
  AVN: { ja: '航空', en: 'Aviation', since: early, ...open },
  APT: {
    ja: '空港',
    en: 'Airports',
    since: { ja: '14番目の分野として追加', en: 'Added as the 14th sector' },
    ...open,
  },
  RLW: { ja: '鉄道', en: 'Railways', since: early, ...open },
  ELC: { ja: '電力', en: 'Electric power', since: early, ...open },
  GAS: { ja: 'ガス', en: 'Gas', since: early, ...open },
  GOV: { ja: '政府・行政サービス', en: 'Government and administrative services', since: early, ...open },
  MED: { ja: '医療', en: 'Medical services', since: early, ...open },
  WTR: { ja: '水道', en: 'Water', since: early, ...open },
  LOG: { ja: '物流', en: 'Logistics', since: early, ...open },
  CHM: { ja: '化学', en: 'Chemicals', since: third, ...open },
  CRD: { ja: 'クレジット', en: 'Credit cards', since: third, ...open },
  OIL: { ja: '石油', en: 'Petroleum', since: third, ...open },
  PRT: {
    ja: '港湾',
    en: 'Ports',
    since: {
      ja: '15番目の分野として追加（令和5年度にセプター追加）',
      en: 'Added as the 15th sector (CEPTOAR in FY2023)',
    },
    ...open,
  },
  S16_TBD: {
    ja: '16番目の分野（名称未定）',
    en: 'Sixteenth sector (not named yet)',
    since: {
      ja: '2026年10月から16分野とされる。名称は確認できていない',
      en: 'Sixteen from October 2026; its name is unconfirmed',
    },
    validFrom: '2026-10-01',
    validUntil: null,
    editable: true,
  },
} as const satisfies Record<string, SectorRow>

export type Sector = keyof typeof sectors
export const sectorCodes = codesOf(sectors)

import type { Sector } from '../../../kernel/taxonomy/sectors.ts'
import type { OrganisationRow } from '../organisations.ts'
import { places } from './names.ts'

/** A trade of a sector: how its operators are called, which ministry regulates them, which CEPTOAR they belong to. */
interface Trade {
  sector: Sector
  code: string
  ja: (place: string) => string
  en: (place: string) => string
  ministry: string
  ceptoar: string
  /** Which of the places have one. */
  from: number
  until: number
}

const trade = (
  [sector, code, ministry, ceptoar]: readonly [sector: Sector, code: string, ministry: string, ceptoar: string],
  [ja, en]: readonly [ja: string, en: string],
  [from, until]: readonly [from: number, until: number] = [0, places.length],
): Trade => ({
  sector,
  code,
  ministry,
  ceptoar: `CEPTOAR-${ceptoar}`,
  ja: place => ja.replace('…', place),
  en: place => en.replace('…', place),
  from,
  until,
})

const trades: readonly Trade[] = [
  trade(['ICT', 'TEL', 'MTC', 'ICT'], ['…通信', '… Communications'], [0, 8]),
  trade(['ICT', 'CTV', 'MTC', 'CTV'], ['…ケーブル', '… Cable'], [8, 16]),
  trade(['ICT', 'BRC', 'MTC', 'BRC'], ['…放送', '… Broadcasting'], [16, 24]),
  trade(['FIN', 'BNK', 'FSO', 'BNK'], ['…銀行', '… Bank'], [0, 10]),
  trade(['FIN', 'SEC', 'FSO', 'SEC'], ['…証券', '… Securities'], [10, 15]),
  trade(['FIN', 'LIF', 'FSO', 'LIF'], ['…生命', '… Life Insurance'], [15, 19]),
  trade(['FIN', 'NLI', 'FSO', 'NLI'], ['…損害保険', '… General Insurance'], [19, 24]),
  trade(['FIN', 'PAY', 'FSO', 'PAY'], ['…ペイメント', '… Payments'], [0, 4]),
  trade(['AVN', 'AIR', 'MTC', 'AVN'], ['…航空', '… Air'], [0, 20]),
  trade(['APT', 'APT', 'MTC', 'APT'], ['…空港', '… Airport']),
  trade(['RLW', 'RLW', 'MTC', 'RLW'], ['…鉄道', '… Railway']),
  trade(['ELC', 'ELC', 'MIR', 'ELC'], ['…電力', '… Power']),
  trade(['GAS', 'GAS', 'MIR', 'GAS'], ['…ガス', '… Gas']),
  trade(['GOV', 'CTY', 'MLA', 'GOV'], ['…市', '… City']),
  trade(['GOV', 'TWN', 'MLA', 'GOV'], ['東…町', 'Higashi-… Town'], [0, 12]),
  trade(['MED', 'HSP', 'MPL', 'MED'], ['…病院', '… Hospital']),
  trade(['WTR', 'WTR', 'MPL', 'WTR'], ['…市水道局', '… Waterworks']),
  trade(['LOG', 'LOG', 'MTC', 'LOG'], ['…物流', '… Logistics']),
  trade(['CHM', 'CHM', 'MIR', 'CHM'], ['…化学', '… Chemical']),
  trade(['CRD', 'CRD', 'MIR', 'CRD'], ['…カード', '… Card'], [0, 20]),
  trade(['OIL', 'OIL', 'MIR', 'OIL'], ['…石油', '… Petroleum'], [0, 20]),
  trade(['PRT', 'PRT', 'MTC', 'PRT'], ['…港運', '… Port Services']),
]

/** Operators of the whole country: 24 places, 22 trades, 15 sectors. */
export const countryOperators: readonly OrganisationRow[] = trades.flatMap(
  ({ sector, code, ja, en, ministry, ceptoar, from, until }) =>
    places.slice(from, until).map(([placeJa, placeEn]) => ({
      code: `${placeEn.toUpperCase()}-${code}`,
      ja: ja(placeJa),
      en: en(placeEn),
      kinds: ['CI_OPERATOR'] as const,
      sectors: [sector],
      regulatedBy: ministry,
      memberOf: ceptoar,
    })),
)

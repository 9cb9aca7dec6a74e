import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'
import { type Sector, sectorCodes, sectors } from '../../../kernel/taxonomy/sectors.ts'
import type { Candidate } from './model.ts'

/** What a text still says of the organisation it happened to, as far as a directory can be asked about it. */
export interface Facts {
  sectors: Sector[]
  kinds: ActorKind[]
  /** Prefectures, as they are written. */
  places: string[]
  /** Figures that few organisations share, 660駅: a directory cannot tell, a person has to. */
  figures: string[]
}

/** Words that tell the sector besides its name. */
const sectorWords: Partial<Record<Sector, RegExp>> = {
  RLW: /鉄道|railways?\b|train operator/i,
  AVN: /航空会社|航空運送|airlines?\b/i,
  APT: /空港|airports?\b/i,
  FIN: /銀行|証券会社|保険会社|\b(?:banks?|insurers?)\b/i,
  MED: /病院|hospitals?\b/i,
  WTR: /浄水場|上水道|waterworks/i,
  GAS: /ガス事業者|gas (?:utility|supplier)/i,
  ELC: /電力会社|発電所|power (?:company|plant)/i,
  PRT: /港湾|\bports? operator/i,
}

const kindWords: readonly (readonly [ActorKind, RegExp])[] = [
  ['SUPERVISED_BODY', /独立行政法人|特殊法人|国立研究開発法人|incorporated administrative agency/i],
  ['MINISTRY', /府省庁|中央省庁|central ministry/i],
]

const prefectures =
  /北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県|新潟県|富山県|石川県|福井県|山梨県|長野県|岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|奈良県|和歌山県|鳥取県|島根県|岡山県|広島県|山口県|徳島県|香川県|愛媛県|高知県|福岡県|佐賀県|長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県/g

const figures =
  /(?:\d{1,3}(?:,\d{3})+|\d{2,})[ 　]?(?:駅|店舗?|支店|拠点|病床|床|基地局|世帯|万人|路線|空港|営業所|名の職員)/g

const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([found]) => found)),
]

const nameOf = (sector: Sector): RegExp =>
  new RegExp(`${sectors[sector].ja}(?:分野|事業者|会社|業)|${sectors[sector].en}\\b`, 'i')

export const factsIn = (text: string): Facts => {
  const plain = text.normalize('NFKC')
  return {
    sectors: sectorCodes.filter(code => nameOf(code).test(plain) || sectorWords[code]?.test(plain)),
    kinds: kindWords.filter(([, words]) => words.test(plain)).map(([kind]) => kind),
    places: all(plain, prefectures),
    figures: all(plain, figures),
  }
}

/** Words that tell the sector, to be said more generally where too few organisations fit (DOMAIN §3.2). */
export const findSectors = (text: string): Candidate[] =>
  sectorCodes.flatMap(code =>
    [nameOf(code), sectorWords[code]].flatMap(words =>
      words
        ? [...text.matchAll(new RegExp(words.source, 'gi'))].map(({ index, 0: found }) => ({
            kind: 'SECTOR' as const,
            start: index,
            end: index + found.length,
          }))
        : [],
    ),
  )

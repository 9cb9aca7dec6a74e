import type { Dice } from './dice.ts'

export const surnames: [string, string][] = [
  ['佐藤', 'sato'],
  ['鈴木', 'suzuki'],
  ['高橋', 'takahashi'],
  ['田中', 'tanaka'],
  ['伊藤', 'ito'],
  ['渡辺', 'watanabe'],
  ['山本', 'yamamoto'],
  ['中村', 'nakamura'],
  ['小林', 'kobayashi'],
  ['加藤', 'kato'],
  ['吉田', 'yoshida'],
  ['山田', 'yamada'],
  ['松本', 'matsumoto'],
  ['井上', 'inoue'],
  ['木村', 'kimura'],
  ['林', 'hayashi'],
  ['清水', 'shimizu'],
  ['山口', 'yamaguchi'],
  ['森', 'mori'],
  ['池田', 'ikeda'],
  ['橋本', 'hashimoto'],
  ['石川', 'ishikawa'],
  ['前田', 'maeda'],
  ['藤田', 'fujita'],
]
export const givenNames: [string, string][] = [
  ['健一', 'kenichi'],
  ['恵子', 'keiko'],
  ['浩二', 'koji'],
  ['由美', 'yumi'],
  ['誠', 'makoto'],
  ['直子', 'naoko'],
  ['隆', 'takashi'],
  ['真理', 'mari'],
  ['和也', 'kazuya'],
  ['幸子', 'sachiko'],
  ['大輔', 'daisuke'],
  ['美咲', 'misaki'],
  ['修', 'osamu'],
  ['明美', 'akemi'],
  ['剛', 'tsuyoshi'],
  ['千尋', 'chihiro'],
]
export const departments = ['総務部', '企画調整部', '給付業務部', '徴収課', '相談センター', '経理課', '監査室']
export const sitesNames: [string, string][] = [
  ['本部', 'HQ'],
  ['北海道ブロック', 'HK'],
  ['東北ブロック', 'TH'],
  ['北関東ブロック', 'NK'],
  ['南関東ブロック', 'MK'],
  ['中部ブロック', 'CB'],
  ['近畿ブロック', 'KK'],
  ['中国ブロック', 'CG'],
  ['四国ブロック', 'SK'],
  ['九州ブロック', 'KY'],
]
const places = 'asahi biei chikuma daigo echizen fuji gero hida iwaki joetsu kamo luka mine nara oga ryugu'.split(' ')
const more = 'shiga toyo ueda voyage wakasa yatsu zushi akita beppu chofu ena fukui gojo hagi itako kaga'.split(' ')
const trades =
  'kanko shoji kenchiku kagu pan hana tokei bunko ryokan jidosha insatsu gakuen clinic sanso mokuzai'.split(' ')
const zones = ['example', 'test', 'invalid']

/** Invented outside hosts: each name is drawn once; many names share an address of the documentation ranges. */
export class Hosts {
  private readonly drawn = new Set<string>()
  private readonly addresses = new Map<string, string>()

  constructor(private readonly dice: Dice) {}

  name(prefix = 'www.'): string {
    for (;;) {
      const place = this.dice.pick([...places, ...more])
      const number = this.dice.chance(0.15) ? String(this.dice.int(2, 99)) : ''
      const host = `${prefix}${place}-${this.dice.pick(trades)}${number}.${this.dice.pick(zones)}`
      if (this.drawn.has(host)) continue
      this.drawn.add(host)
      return host
    }
  }

  literal(): string {
    return `${this.dice.pick(['192.0.2', '198.51.100', '203.0.113'])}.${this.dice.int(1, 254)}`
  }

  addressOf(host: string): string {
    if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return host
    const known = this.addresses.get(host) ?? this.literal()
    this.addresses.set(host, known)
    return known
  }
}

export const browsers = [
  'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko',
  'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:38.0) Gecko/20100101 Firefox/38.0',
  'Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)',
  'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/43.0.2357.81 Safari/537.36',
]

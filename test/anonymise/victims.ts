import { type Identifiers, noIdentifiers } from '../../src/share/advisories/anonymise.ts'

/** What a placeholder of a template stands for. */
export type Slot = 'org' | 'person' | 'mail' | 'domain' | 'host' | 'ip' | 'phone' | 'place' | 'contract'

export interface Victim {
  /** As the directory keeps it. */
  identifiers: Identifiers
  /** As people write it, in spellings that the directory does not hold. */
  written: Readonly<Record<'ja' | 'en', Readonly<Record<Slot, readonly string[]>>>>
  /** Words that look like it and are something else. */
  lookalikes: readonly string[]
}

const victim = (
  identifiers: Partial<Identifiers>,
  written: Victim['written'],
  lookalikes: readonly string[],
): Victim => ({
  identifiers: { ...noIdentifiers, ...identifiers },
  written,
  lookalikes,
})

/** Invented organisations with the spellings that Japanese administration, signs and log files really produce. */
export const victims: readonly Victim[] = [
  victim(
    {
      names: ['全国給付機構', 'National Benefits Agency', '給付機構'],
      people: ['森 直樹', 'Naoki Mori', '白石 玲奈', 'Rena Shiraishi'],
      domains: ['kyufu.example.jp'],
      addresses: ['198.51.100.0/28'],
      hostPatterns: ['KF-####', 'kfdc##'],
      places: ['給付第二課', '東京都千代田区霞が関3-2-1', '〒100-0013'],
      contracts: ['給付業務基盤更改', 'KB-2026-0418'],
      phones: ['03-0000-0142'],
    },
    {
      ja: {
        org: [
          '全国給付機構',
          '全国　給付機構',
          '全 国 給 付 機 構',
          '全國給付機構',
          '独立行政法人全国給付機構',
          '全国給付\n機構',
          '給付機構',
          'ＮＢＡ',
        ],
        person: ['森直樹', '森　直樹', '森さん', '森課長', '白石玲奈氏', '白石 係長'],
        mail: [
          'n.mori@kyufu.example.jp',
          'ｎ．ｍｏｒｉ＠ｋｙｕｆｕ．ｅｘａｍｐｌｅ．ｊｐ',
          'n.mori[at]kyufu[.]example[.]jp',
          'N.MORI@KYUFU.EXAMPLE.JP',
        ],
        domain: [
          'www.kyufu.example.jp',
          'https://portal.kyufu.example.jp/login',
          'kyufu[.]example[.]jp',
          'kyufu.\nexample.jp',
        ],
        host: ['KF-0231', 'ＫＦ－０２３１', 'kf0231', 'KF_0231.corp.local', 'KFDC03'],
        ip: ['10.20.4.31', '１０．２０．４．３１', '10[.]20[.]4[.]31', '198.51.100.7', 'fe80::1c2:33ff:fe44:5'],
        phone: [
          '03-0000-0142',
          '03(0000)0142',
          '０３－００００－０１４２',
          '0300000142',
          '+81-3-0000-0142',
          '内線4021',
        ],
        place: ['霞が関3-2-1', '霞ヶ関三丁目2番1号', '千代田区霞が関３丁目２－１', '給付第 二課', '〒100-0013'],
        contract: ['給付業務基盤更改', '給付業務 基盤更改', 'KB-2026-0418', 'ＫＢ－２０２６－０４１８'],
      },
      en: {
        org: ['National Benefits Agency', 'NATIONAL BENEFITS AGENCY', 'National  Benefits\nAgency', 'N.B.A.', 'NBA'],
        person: ['Naoki Mori', 'MORI Naoki', 'Mr. Mori', 'Shiraishi-san', 'Ms Shiraishi', 'R. Shiraishi'],
        mail: ['n.mori@kyufu.example.jp', 'n.mori(at)kyufu(dot)example(dot)jp', 'N.Mori@Kyufu.Example.jp'],
        domain: ['vpn.kyufu.example.jp', 'hxxps://portal.kyufu.example.jp/a?b=1', 'kyufu[dot]example[dot]jp'],
        host: ['KF-0231', 'kf_0231', 'KF0231', 'kfdc01.kyufu.example.jp'],
        ip: ['10.20.4.31', '172.16.8.9', '198.51.100.14', 'fd00:20::31'],
        phone: ['+81 3 0000 0142', '03-0000-0142', '(03) 0000-0142', 'ext. 4021'],
        place: ['霞が関3-2-1', '〒100-0013'],
        contract: ['KB-2026-0418', 'KB 2026 0418'],
      },
    },
    [
      '国民への給付は続いています',
      '森林管理署',
      '白石区の広報',
      'KF-02311 は型番',
      '198.51.100.77',
      'notkyufu.example.jp',
    ],
  ),
  victim(
    {
      names: ['みなと急行電鉄株式会社', 'Minato Kyuko Railway Co., Ltd.', 'みなと急行', 'みな急'],
      people: ['早瀬 真', 'Makoto Hayase', '長谷川 陽子', 'Yoko Hasegawa'],
      domains: ['minato-kyuko.example', 'みなと急行.example'],
      addresses: ['10.31.0.0/16', '2001:db8:31::/48'],
      hostPatterns: ['mk-gate-##', 'MKPC####'],
      places: ['みなと中央駅', '汐留車両区', '横浜市西区みなとみらい21-4-2'],
      contracts: ['改札機更新2026', 'MKR/SEC/0093'],
      phones: ['045-000-0310', '090-0000-1212'],
    },
    {
      ja: {
        org: [
          'みなと急行電鉄㈱',
          '（株）みなと急行電鉄',
          'ミナト急行電鉄',
          'ﾐﾅﾄ急行',
          'みなと急行電鐵',
          'みなと\n急行',
          'みな急',
          'Minato Kyūkō Railway',
          'ＭＩＮＡＴＯ－ＫＹＵＫＯ ＲＡＩＬＷＡＹ',
        ],
        person: ['早瀬真', '早瀬　眞', '早瀬主任', '長谷川陽子', '長谷川さん', 'Hayase Makoto'],
        mail: ['soc@minato-kyuko.example', 'soc＠minato-kyuko.example', 'soc[@]minato-kyuko[.]example'],
        domain: [
          'みなと急行.example',
          'www.xn--o9jd6d632yp72b.example',
          'hxxp://www.minato-kyuko[.]example/',
          'MINATO-KYUKO.EXAMPLE',
        ],
        host: ['mk-gate-07', 'MK_GATE_07', 'ｍｋ－ｇａｔｅ－０７', 'MKPC0042', 'mkpc0042.ad.local'],
        ip: ['10.31.7.12', '１０。３１。７。１２', '2001:db8:31::7', '192.168.31.5/24'],
        phone: [
          '045-000-0310',
          '045（000）0310',
          '０４５０００００３１０',
          '+81 45 000 0310',
          '090 0000 1212',
          '内線：310',
        ],
        place: ['みなと中央駅', 'みなと中央 驛', 'ミナト中央駅', '汐留車両区', 'みなとみらい21-4-2'],
        contract: ['改札機更新2026', '改札機 更新 ２０２６', 'MKR/SEC/0093'],
      },
      en: {
        org: [
          'Minato Kyuko Railway',
          'Minato Kyūkō Railway',
          'Minato Kyuukou Railway Co., Ltd.',
          'MINATO-KYUKO RAILWAY',
          'Minato Kyuko\nRailway',
          'MKR',
        ],
        person: ['Makoto Hayase', 'HAYASE, Makoto', 'Mr Hayase', 'Yōko Hasegawa', 'Youko Hasegawa', 'Hasegawa-san'],
        mail: ['soc@minato-kyuko.example', 'SOC[at]minato-kyuko[dot]example'],
        domain: ['gate.minato-kyuko.example', 'minato-kyuko[.]example', 'http://minato-kyuko.example:8080/x'],
        host: ['mk-gate-07', 'MK-GATE-12.corp', 'MKPC0042'],
        ip: ['10.31.7.12', '10[.]31[.]7[.]12', '2001:db8:31:5::1'],
        phone: ['+81-45-000-0310', '+81 90 0000 1212', '045 000 0310'],
        place: ['みなと中央駅', '汐留車両区'],
        contract: ['MKR/SEC/0093', '改札機更新2026'],
      },
    },
    ['港湾の各事業者', '急行列車の時刻', 'mk-gate-071 は別の型', '203.0.113.31 は例示', 'kyuko-minato.example'],
  ),
  victim(
    {
      names: ['髙澤化学工業株式会社', 'Takazawa Chemical Industries, Ltd.', 'Takazawa Chemical', '高沢化学'],
      people: ['渡邉 大輔', 'Daisuke Watanabe', '斎藤 恵', 'Megumi Saito'],
      domains: ['takazawa-chem.example.co.jp'],
      addresses: ['192.0.2.64/27', 'plant@tz.example'],
      hostPatterns: ['TZ-DCS-??', 'tzfs*'],
      places: ['四日市第三工場', '四日市市霞ケ浦町12-8'],
      contracts: ['DCS保守2024-11', 'TZ#55120'],
      phones: ['059-000-7788'],
    },
    {
      ja: {
        org: [
          '高沢化学工業株式会社',
          '髙澤化学工業㈱',
          '(株)高澤化学工業',
          '高沢化學',
          '髙沢　化学',
          'Takazawa Chemical',
          '高 澤 化 学',
        ],
        person: ['渡辺大輔', '渡邊大輔', '渡邉 部長', '齋藤恵', '齊藤惠', '斉藤さん'],
        mail: ['d.watanabe@takazawa-chem.example.co.jp', 'plant@tz.example', 'ｐｌａｎｔ＠ｔｚ．ｅｘａｍｐｌｅ'],
        domain: [
          'takazawa-chem.example.co.jp',
          'ftp://files.takazawa-chem.example.co.jp/in',
          'takazawa-chem[.]example[.]co[.]jp',
        ],
        host: ['TZ-DCS-A1', 'tz_dcs_b2', 'TZDCSA1', 'tzfs-backup'],
        ip: ['192.0.2.70', '192[.]0[.]2[.]70', '10.0.5.5', '169.254.10.20'],
        phone: ['059-000-7788', '059 000 7788', '（059）000-7788', '＋８１－５９－０００－７７８８'],
        place: ['四日市第三工場', '四日市 第三工場', '四日市市霞ヶ浦町12-8', '霞が浦町十二番8号'],
        contract: ['DCS保守2024-11', 'ＤＣＳ保守２０２４－１１', 'TZ#55120'],
      },
      en: {
        org: [
          'Takazawa Chemical Industries',
          'TAKAZAWA CHEMICAL INDUSTRIES LTD',
          'Takazawa-Chemical Industries, Ltd.',
          'TCI',
        ],
        person: ['Daisuke Watanabe', 'Dr. Watanabe', 'Megumi Saitō', 'Megumi Saitoh', 'Ms. Saito', 'Watanabe Daisuke'],
        mail: ['plant@tz.example', 'm.saito@takazawa-chem.example.co.jp'],
        domain: ['mail.takazawa-chem.example.co.jp', 'takazawa-chem(.)example(.)co(.)jp'],
        host: ['TZ-DCS-A1', 'tzfs01', 'TZ-DCS-C3'],
        ip: ['192.0.2.65', '192.0.2.64/27', '127.0.0.1'],
        phone: ['+81 59 000 7788', '059-000-7788'],
        place: ['四日市第三工場'],
        contract: ['TZ#55120', 'DCS保守2024-11'],
      },
    },
    ['高圧ガスの取扱い', '化学物質の届出', '192.0.2.100', 'tz.example.net', '渡航の予定'],
  ),
  victim(
    {
      names: ['南洋銀行', 'Nanyo Bank', '南洋ダイレクト', 'なんようぎんこう'],
      people: ['小野 翔太', 'Shota Ono', '大野 美咲', 'Misaki Ohno'],
      domains: ['nanyobank.example'],
      addresses: ['203.0.113.128/26'],
      hostPatterns: ['nyb-ib-##'],
      places: ['那覇事務センター', '浦添支店'],
      contracts: ['勘定系共同化契約', 'CN-88-4410'],
      phones: ['098-000-5500', '0120-000-550'],
    },
    {
      ja: {
        org: [
          '南洋銀行',
          '株式会社南洋銀行',
          '南 洋 銀 行',
          'ナンヨウギンコウ',
          'なんよう　ぎんこう',
          '南洋ﾀﾞｲﾚｸﾄ',
          'Nan’yo Bank',
          'ＮＡＮＹＯ　ＢＡＮＫ',
        ],
        person: ['小野翔太', '小野　翔太', '小野さん', '大野美咲', '大野部長'],
        mail: ['ib@nanyobank.example', 'ib(at)nanyobank(dot)example'],
        domain: ['direct.nanyobank.example', 'nanyobank[.]example', 'ＮＡＮＹＯＢＡＮＫ．ＥＸＡＭＰＬＥ'],
        host: ['nyb-ib-04', 'NYB IB 04', 'nybib04'],
        ip: ['203.0.113.130', '203[.]0[.]113[.]130', '100.64.3.3', '10.71.2.2'],
        phone: ['098-000-5500', '０９８（０００）５５００', '0120-000-550', '0120000550'],
        place: ['那覇事務センター', '那覇事務センタ', '那覇 事務ｾﾝﾀｰ', '浦添支店'],
        contract: ['勘定系共同化契約', 'CN-88-4410', 'ＣＮ８８－４４１０'],
      },
      en: {
        org: ['Nanyo Bank', 'NANYO BANK', 'Nan’yo Bank', 'Nanyō Bank', 'Nanyou Bank', 'nanyobank', 'Nanyo-Bank'],
        person: ['Shota Ono', 'Shōta Ono', 'Shouta Ono', 'Ohno Misaki', 'Misaki Ono'],
        mail: ['ib@nanyobank.example', 'IB@NANYOBANK.EXAMPLE'],
        domain: ['nanyobank.example', 'https://direct.nanyobank.example/otp', 'nanyobank{.}example'],
        host: ['nyb-ib-04', 'NYB-IB-11'],
        ip: ['203.0.113.130', '203.0.113.128/26', '10.71.2.2'],
        phone: ['+81 98 000 5500', '+81-120-000-550', '098-000-5500'],
        place: ['那覇事務センター', '浦添支店'],
        contract: ['CN-88-4410', 'CN 88 4410'],
      },
    },
    ['銀行窓口の営業時間', '南洋材の輸入', '203.0.113.58', 'nyb-ib-041', '野球場の改修'],
  ),
]

import type { Duty } from '../../kernel/actor.ts'
import type { PostKind } from '../../kernel/taxonomy/posts.ts'

interface Role {
  kind: PostKind
  ja: string
  en: string
  duties: readonly Duty[]
}

/** What the posts of the demonstration may do; every organisation divides its work by some of them. */
export const roles = {
  duty: { kind: 'WORKING_STAFF', ja: '当直', en: 'Duty officer', duties: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE'] },
  second: {
    kind: 'WORKING_STAFF',
    ja: '次席当直',
    en: 'Second duty officer',
    duties: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE'],
  },
  analyst: { kind: 'WORKING_STAFF', ja: '分析担当', en: 'Analyst', duties: ['RECEIVE', 'TRIAGE', 'DRAFT'] },
  head: { kind: 'CSIRT_HEAD', ja: '室長', en: 'Head of the office', duties: ['RECEIVE', 'RELEASE', 'ADMINISTER'] },
  desk: { kind: 'WINDOW', ja: '当直窓口', en: 'Duty desk', duties: ['REPORT', 'RECEIVE'] },
  csirt: {
    kind: 'CSIRT_HEAD',
    ja: 'CSIRT責任者',
    en: 'CSIRT head',
    duties: ['REPORT', 'RECEIVE', 'CONSENT', 'ADMINISTER'],
  },
  decider: { kind: 'OTHER', ja: '本部長室', en: 'Office of the head', duties: ['RECEIVE', 'DECIDE', 'ADMINISTER'] },
  office: { kind: 'POC', ja: '事務局', en: 'Secretariat', duties: ['RECEIVE', 'ADMINISTER'] },
  window: { kind: 'WINDOW', ja: '報告窓口', en: 'Reporting window', duties: ['REPORT', 'RECEIVE'] },
  officer: {
    kind: 'SYS_SEC_OFFICER',
    ja: '情報システムセキュリティ責任者',
    en: 'System security officer',
    duties: ['REPORT', 'RECEIVE', 'CONSENT', 'ADMINISTER'],
  },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof roles

/** Organisation, role, name in both scripts. */
export type PersonRow = readonly [code: string, role: RoleName, ja: string, en: string]

export interface Generation {
  /** By which the story names its people; none for those of today. */
  year?: 2007 | 2019
  validFrom: string
  validUntil: string | null
  people: readonly PersonRow[]
}

/** Who holds the posts today. The first one is whom the demonstration's link lets one be. */
export const today: Generation = {
  validFrom: '2022-04-01',
  validUntil: null,
  people: [
    ['COORD', 'duty', '佐久間 玲', 'Rei Sakuma'],
    ['COORD', 'second', '梶原 智也', 'Tomoya Kajiwara'],
    ['COORD', 'head', '御厨 佳代', 'Kayo Mikuriya'],
    ['COORD', 'analyst', '浅見 廉', 'Ren Asami'],
    ['MTC', 'desk', '芦田 美緒', 'Mio Ashida'],
    ['MTC', 'csirt', '鷹取 誠', 'Makoto Takatori'],
    ['MIR', 'desk', '鵜飼 直', 'Nao Ukai'],
    ['MIR', 'csirt', '結城 典子', 'Noriko Yuki'],
    ['FSO', 'desk', '黛 和人', 'Kazuto Mayuzumi'],
    ['FSO', 'csirt', '門脇 佐知', 'Sachi Kadowaki'],
    ['MPL', 'desk', '日比野 悟', 'Satoru Hibino'],
    ['MPL', 'csirt', '蓮見 由里', 'Yuri Hasumi'],
    ['NPB', 'desk', '都築 剛', 'Go Tsuzuki'],
    ['GSOC', 'analyst', '物見 遥香', 'Haruka Monomi'],
    ['ASSEMBLY', 'desk', '城戸 春奈', 'Haruna Kido'],
    ['JRCC', 'desk', '真壁 亮', 'Ryo Makabe'],
    ['NBA', 'window', '新庄 萌', 'Moe Shinjo'],
    ['NBA', 'officer', '白石 隆', 'Takashi Shiraishi'],
    ['AKATSUKI', 'desk', '久遠 圭', 'Kei Kudo'],
    ['CEPTOAR-RLW', 'office', '轟 明里', 'Akari Todoroki'],
    ['CEPTOAR-AVN', 'office', '羽生田 徹', 'Toru Hanyuda'],
    ['CEPTOAR-ELC', 'office', '野々村 環', 'Tamaki Nonomura'],
    ['CEPTOAR-GAS', 'office', '蒲生 浩司', 'Koji Gamo'],
    ['CEPTOAR-BNK', 'office', '西園 理沙', 'Risa Nishizono'],
    ['CEPTOAR-SEC', 'office', '五十里 昇', 'Noboru Ikari'],
    ['CEPTOAR-ICT', 'office', '瀬良 千尋', 'Chihiro Sera'],
    ['CEPTOAR-MED', 'office', '乙部 航', 'Wataru Otobe'],
    ['CEPTOAR-WTR', 'office', '水無瀬 翠', 'Midori Minase'],
    ['CEPTOAR-COUNCIL', 'office', '二階堂 学', 'Manabu Nikaido'],
    ['CEPTOAR-PRT', 'office', '波多江 進', 'Susumu Hatae'],
    ['MINATO', 'window', '早瀬 航平', 'Kohei Hayase'],
    ['MINATO', 'officer', '鳴海 聡子', 'Satoko Narumi'],
    ['MIDORINO', 'window', '緑川 駿', 'Shun Midorikawa'],
    ['MIDORINO', 'officer', '藪内 恵', 'Megumi Yabuuchi'],
    ['YAMANAMI', 'window', '高梨 真由', 'Mayu Takanashi'],
    ['YAMANAMI', 'officer', '峰岸 修', 'Osamu Minegishi'],
    ['SORAMI', 'window', '天野 葵', 'Aoi Amano'],
    ['SORAMI', 'officer', '雲井 大輔', 'Daisuke Kumoi'],
    ['AOMINE', 'window', '椎葉 篤', 'Atsushi Shiiba'],
    ['AOMINE', 'officer', '嶺井 香織', 'Kaori Minei'],
    ['SHIOJI', 'window', '渚 拓', 'Taku Nagisa'],
    ['SHIOJI', 'officer', '船越 奈津', 'Natsu Funakoshi'],
    ['KITANOHAMA', 'window', '浜口 蓮', 'Ren Hamaguchi'],
    ['KITANOHAMA', 'officer', '沖田 静', 'Shizuka Okita'],
    ['SEIUN', 'window', '星川 樹', 'Itsuki Hoshikawa'],
    ['SEIUN', 'officer', '南雲 史織', 'Shiori Nagumo'],
    ['HARUKA', 'window', '遥見 俊', 'Shun Harumi'],
    ['HARUKA', 'officer', '音羽 亜希', 'Aki Otowa'],
    ['KITAURA', 'window', '北条 望', 'Nozomi Hojo'],
    ['KITAURA', 'officer', '浦部 正樹', 'Masaki Urabe'],
    ['TONAN', 'window', '稲場 陸', 'Riku Inaba'],
    ['TONAN', 'officer', '戸隠 沙耶', 'Saya Togakushi'],
    ['SHIOMI', 'window', '小津 健', 'Ken Ozu'],
    ['SHIOMI', 'officer', '入江 百合', 'Yuri Irie'],
    ['RINKAI', 'window', '江口 颯', 'Hayate Eguchi'],
    ['RINKAI', 'officer', '冬木 玲子', 'Reiko Fuyuki'],
    ['NANYO', 'window', '南条 彩', 'Aya Nanjo'],
    ['NANYO', 'officer', '大和田 潤', 'Jun Owada'],
    ['SHIRATORI', 'window', '白河 優', 'Yu Shirakawa'],
    ['SHIRATORI', 'officer', '鳥越 慎', 'Shin Torigoe'],
    ['MITSUHAMA', 'window', '三輪 結衣', 'Yui Miwa'],
    ['MITSUHAMA', 'officer', '浜名 茂', 'Shigeru Hamana'],
    ['ASAGIRI', 'window', '朝比奈 涼', 'Ryo Asahina'],
    ['ASAGIRI', 'officer', '霧島 洋子', 'Yoko Kirishima'],
    ['AOBA', 'window', '青柳 楓', 'Kaede Aoyagi'],
    ['AOBA', 'officer', '葉山 敏', 'Satoshi Hayama'],
  ],
}

/** Who held them in 2007: nobody keeps a post for nineteen years, and what they did stays under their names. */
export const of2007: Generation = {
  year: 2007,
  validFrom: '2006-04-01',
  validUntil: '2011-03-31',
  people: [
    ['COORD', 'duty', '深町 由紀', 'Yuki Fukamachi'],
    ['COORD', 'second', '仁科 宏', 'Hiroshi Nishina'],
    ['COORD', 'head', '大庭 義明', 'Yoshiaki Oba'],
    ['MTC', 'desk', '桐山 保', 'Tamotsu Kiriyama'],
    ['MIR', 'desk', '砂川 律子', 'Ritsuko Sunagawa'],
    ['FSO', 'desk', '堀越 武', 'Takeshi Horikoshi'],
    ['MPL', 'desk', '折原 千佳', 'Chika Orihara'],
    ['CEPTOAR-RLW', 'office', '車谷 忠', 'Tadashi Kurumatani'],
    ['CEPTOAR-ICT', 'office', '電田 緑', 'Midori Denda'],
    ['CEPTOAR-BNK', 'office', '金指 健一', 'Kenichi Kanazashi'],
    ['CEPTOAR-SEC', 'office', '庄司 文', 'Fumi Shoji'],
    ['NANYO', 'window', '南部 章', 'Akira Nambu'],
    ['SHIRATORI', 'officer', '鷺沢 正', 'Tadashi Sagisawa'],
    ['MINATO', 'window', '改田 豊', 'Yutaka Kaida'],
    ['SORAMI', 'window', '滝口 梢', 'Kozue Takiguchi'],
    ['HARUKA', 'window', '呼子 晃', 'Akira Yobuko'],
    ['SEIUN', 'window', '星加 明', 'Akira Hoshika'],
    ['SEIUN', 'officer', '織部 忍', 'Shinobu Oribe'],
    ['MITSUHAMA', 'window', '磯貝 進', 'Susumu Isogai'],
    ['SHIRATORI', 'window', '白根 徹', 'Toru Shirane'],
    ['KITAURA', 'window', '浦野 絹', 'Kinu Urano'],
    ['TONAN', 'window', '友部 清', 'Kiyoshi Tomobe'],
    ['SHIOMI', 'window', '潮田 均', 'Hitoshi Shiota'],
    ['ASAGIRI', 'window', '霧生 愛', 'Ai Kiryu'],
    ['AOBA', 'window', '若葉 誠司', 'Seiji Wakaba'],
  ],
}

/** Who held them between the two, wherever the story goes in the fiscal years 2019 to 2021. */
export const of2019: Generation = {
  year: 2019,
  validFrom: '2011-04-01',
  validUntil: '2022-03-31',
  people: [
    ['COORD', 'duty', '根岸 涼子', 'Ryoko Negishi'],
    ['COORD', 'second', '馬渕 豪', 'Go Mabuchi'],
    ['COORD', 'head', '桑折 泰', 'Yasushi Kori'],
    ['MTC', 'desk', '伊吹 宗', 'So Ibuki'],
    ['MIR', 'desk', '安曇 詩', 'Uta Azumi'],
    ['FSO', 'desk', '榊原 要', 'Kaname Sakakibara'],
    ['MPL', 'desk', '鳥飼 澄', 'Sumi Torikai'],
  ],
}

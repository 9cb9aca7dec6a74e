/** Places that exist on no map: old names of colours with an ending. */
export const places = [
  ['浅葱野', 'Asagino'],
  ['萌黄浜', 'Moegihama'],
  ['瑠璃崎', 'Rurisaki'],
  ['茜原', 'Akanehara'],
  ['藍染川', 'Aizomegawa'],
  ['朱鷺島', 'Tokishima'],
  ['桔梗台', 'Kikyodai'],
  ['山吹浜', 'Yamabukihama'],
  ['菫野', 'Sumireno'],
  ['鶯谷津', 'Uguisuyatsu'],
  ['若竹原', 'Wakatakehara'],
  ['群青崎', 'Gunjozaki'],
  ['琥珀川', 'Kohakugawa'],
  ['珊瑚島', 'Sangojima'],
  ['翡翠野', 'Hisuino'],
  ['蘇芳台', 'Suodai'],
  ['縹浜', 'Hanadahama'],
  ['白銀原', 'Shiroganehara'],
  ['月草野', 'Tsukikusano'],
  ['小豆崎', 'Azukizaki'],
  ['亜麻川', 'Amagawa'],
  ['藤色台', 'Fujiirodai'],
  ['撫子島', 'Nadeshikojima'],
  ['利休野', 'Rikyuno'],
] as const

const families = [
  ['有栖', 'Arisu'],
  ['一ノ瀬', 'Ichinose'],
  ['鵜殿', 'Udono'],
  ['榎戸', 'Enokido'],
  ['織原', 'Orihara'],
  ['神楽', 'Kagura'],
  ['如月', 'Kisaragi'],
  ['沓掛', 'Kutsukake'],
  ['源田', 'Genda'],
  ['東雲', 'Shinonome'],
  ['周防', 'Suo'],
  ['瀬名', 'Sena'],
  ['平良', 'Taira'],
  ['千早', 'Chihaya'],
  ['露木', 'Tsuyuki'],
  ['十朱', 'Toake'],
  ['七瀬', 'Nanase'],
  ['温井', 'Nukui'],
  ['羽柴', 'Hashiba'],
  ['氷川', 'Hikawa'],
] as const

const givens = [
  ['茜', 'Akane'],
  ['歩', 'Ayumu'],
  ['泉', 'Izumi'],
  ['海', 'Kai'],
  ['一樹', 'Kazuki'],
  ['圭吾', 'Keigo'],
  ['早紀', 'Saki'],
  ['志保', 'Shiho'],
  ['純', 'Jun'],
  ['昴', 'Subaru'],
  ['孝', 'Takashi'],
  ['千夏', 'Chinatsu'],
  ['紬', 'Tsumugi'],
  ['透', 'Toru'],
  ['直樹', 'Naoki'],
  ['華', 'Hana'],
  ['光', 'Hikaru'],
  ['史', 'Fumi'],
  ['真琴', 'Makoto'],
] as const

/** One of 380 people; neighbours share neither name. */
export const personNamed = (index: number): { ja: string; en: string; mailbox: string } => {
  const [familyJa, family] = families[index % families.length]!
  const [givenJa, given] = givens[index % givens.length]!
  return { ja: `${familyJa} ${givenJa}`, en: `${given} ${family}`, mailbox: `${family}.${given}`.toLowerCase() }
}

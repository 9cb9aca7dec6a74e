import type { Generation } from '../people.ts'

/** Who held the posts in 2015, where somebody can enter; the first one is whom the link lets one be. */
export const of2015: Generation = {
  validFrom: '2014-04-01',
  validUntil: null,
  people: [
    ['COORD', 'duty', '秋庭 晶', 'Akira Akiba'],
    ['COORD', 'second', '都留 美咲', 'Misaki Tsuru'],
    ['COORD', 'head', '水城 隆之', 'Takayuki Mizuki'],
    ['COORD', 'analyst', '宇佐 透', 'Toru Usa'],
    ['MPL', 'desk', '諸星 佳奈', 'Kana Moroboshi'],
    ['MPL', 'csirt', '相馬 譲', 'Yuzuru Soma'],
    ['MPL-BENEFITS', 'desk', '川尻 史郎', 'Shiro Kawajiri'],
    ['NBA', 'window', '堂本 千春', 'Chiharu Domoto'],
    ['NBA', 'officer', '久我 英明', 'Hideaki Kuga'],
    ['GSOC', 'analyst', '氷室 渚', 'Nagisa Himuro'],
    ['ANALYSIS', 'desk', '九条 朔', 'Saku Kujo'],
    ['NPB', 'desk', '土方 恵介', 'Keisuke Hijikata'],
    ['HQ-HEAD', 'decider', '朝倉 和泉', 'Izumi Asakura'],
    ['CSPC', 'decider', '都築 環', 'Tamaki Tsuzuki'],
    ['MTC', 'desk', '早乙女 岳', 'Gaku Saotome'],
    ['MIR', 'desk', '小鳥遊 葉', 'Yo Takanashi'],
    ['FSO', 'desk', '真田 果林', 'Karin Sanada'],
  ],
}

import type { Said } from '../model.ts'

/** Traits of suspicious mails as the register lists them. */
export const traitWords: Record<string, Said> = {
  program: { ja: 'プログラムを添付', en: 'carries a program' },
  disguise: { ja: '文書に見せかけた名前', en: 'named like a document' },
  'program-from-free-mail': { ja: '個人からのプログラム', en: 'program from a private sender' },
  'link-to-archive': { ja: '圧縮ファイルへのリンク', en: 'links to an archive' },
  'link-from-free-mail': { ja: '個人からのリンク', en: 'link from a private sender' },
  'destination-inside': { ja: 'プログラムが報告した接続先を持つ', en: 'program names a reported destination' },
  'link-to-destination': { ja: '報告した接続先へのリンク', en: 'links to a reported destination' },
  'ranked-inside': { ja: 'プログラムが線の下の接続先を持つ', en: 'program names a destination below the line' },
  analysed: { ja: '解析結果の検体と一致', en: 'is an analysed sample' },
  'analysed-subject': { ja: '解析された検体と件名が一致', en: 'subject of an analysed sample' },
  executed: { ja: '実行の痕跡あり', en: 'seen running by forensics' },
  'contact-follows': { ja: '受信後に通信が始まる', en: 'traffic follows' },
  'spoofed-name': { ja: '差出人名を詐称', en: 'claims an address of the organisation' },
  'non-public': { ja: '公開していない宛先', en: 'address not published' },
  'first-seen': { ja: '初めての差出人', en: 'sender seen on no other days' },
}

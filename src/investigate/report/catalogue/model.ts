import type { Said } from '../model.ts'

/** Layers of defence: each system needs a working measure in every one (DOMAIN §8.1). */
export type Layer = 'ENTRY' | 'INT_DETECT' | 'INT_HARDEN' | 'INT_EGRESS' | 'RESPONSE'

export const layers: Record<Layer, Said> = {
  ENTRY: { ja: '入口対策', en: 'entry' },
  INT_DETECT: { ja: '内部対策（早期発見）', en: 'inside: find early' },
  INT_HARDEN: { ja: '内部対策（拡大防止）', en: 'inside: make spreading hard' },
  INT_EGRESS: { ja: '内部対策（不正な外部通信の発見）', en: 'inside: watch what leaves' },
  RESPONSE: { ja: '事案対処', en: 'response' },
}

/** Measures of the 2015 report by system (SD) and in response (IR), in own words. */
export const measures: Record<string, Said & { layer: Layer }> = {
  'SD-01': {
    layer: 'ENTRY',
    ja: 'メールに添付された実行ファイルを取り込まず、起動させない',
    en: 'Executables attached to mail are not taken in and cannot start',
  },
  'SD-02': {
    layer: 'ENTRY',
    ja: '圧縮された添付ファイルは、安全な一つの方法だけで扱う',
    en: 'Compressed attachments are handled in one safe way; others are restricted',
  },
  'SD-03': {
    layer: 'ENTRY',
    ja: 'OSとソフトウェアの既知の脆弱性を残さない。認証サーバーを最優先とする',
    en: 'No known weakness stays unpatched, on identity servers first',
  },
  'SD-04': {
    layer: 'ENTRY',
    ja: '侵入試験を含む脆弱性診断を行う',
    en: 'Weaknesses are looked for, penetration tests included',
  },
  'SD-09': {
    layer: 'INT_DETECT',
    ja: '攻撃が見え、広がりにくいように設計し、運用する',
    en: 'Systems are built and run so that attacks show and spread with difficulty',
  },
  'SD-10': {
    layer: 'INT_HARDEN',
    ja: '情報の種類と量に応じて、ネットワークを分離する',
    en: 'Networks are divided by kind and amount of information',
  },
  'SD-11': {
    layer: 'INT_HARDEN',
    ja: '重要な情報を、攻撃の届かない所に分ける',
    en: 'Important information is kept where attacks cannot reach it',
  },
  'SD-12': {
    layer: 'INT_HARDEN',
    ja: '各システムで扱ってよい情報を定め、職員に守らせる',
    en: 'It is ruled which information each system may hold, and staff are held to it',
  },
  'SD-13': {
    layer: 'INT_HARDEN',
    ja: 'ローカル管理者のパスワードを、多数の端末で共用しない',
    en: 'Passwords of local administrators are not shared widely',
  },
  'SD-14': {
    layer: 'INT_HARDEN',
    ja: '不要な管理者アカウントを削除する',
    en: 'Needless administrator accounts are removed',
  },
  'SD-15': {
    layer: 'INT_HARDEN',
    ja: '管理用端末を専用の区分に置く',
    en: 'Administration terminals stand in a segment of their own',
  },
  'SD-16': {
    layer: 'INT_DETECT',
    ja: 'ファイルサーバーとプロキシの記録を監視し、平均からの大きな外れを見つける',
    en: 'Access to file servers and proxy logs are watched for large departures from the mean',
  },
  'SD-17': {
    layer: 'INT_EGRESS',
    ja: 'ネットワーク内部の不正な通信を検知する',
    en: 'Illegal traffic inside the network is detected',
  },
  'IR-01': {
    layer: 'RESPONSE',
    ja: '不審メールは標的型攻撃の最初の兆しと見て、対応を続け、再来を予期する',
    en: 'A suspicious mail is taken for the first sign of a targeted attack; handling goes on, repeats are expected',
  },
  'IR-02': {
    layer: 'RESPONSE',
    ja: '調査から再発防止までを担う独立した第三者と、事前に契約する',
    en: 'An independent responder is under contract beforehand',
  },
  'IR-03': {
    layer: 'RESPONSE',
    ja: '業務やシステムの停止を含む判断を、CISO級の権限で行う',
    en: 'Decisions, stopping work included, are taken at the level of the CISO',
  },
  'IR-04': { layer: 'RESPONSE', ja: '早く認識し、端末を隔離する', en: 'Terminals are recognised early and isolated' },
  'IR-05': {
    layer: 'RESPONSE',
    ja: '広がった場合は、拠点または組織の単位で外部から切り離す',
    en: 'Once it has spread, a site or the whole organisation is cut off the Internet',
  },
}

/** Lessons turned into checks (DOMAIN §8.4). */
export const lessons: Record<string, Said> = {
  'LS-01': {
    ja: '同じ管理者ID・パスワードは数時間で広がりを許す',
    en: 'One local-administrator password lets an intruder spread in hours',
  },
  'LS-02': {
    ja: '個人情報を外部とつながる区分に置かない',
    en: 'Personal data does not belong in a segment with a way out',
  },
  'LS-03': { ja: '手作業の保存はログに穴をあける', en: 'Saving by hand leaves holes in logs' },
  'LS-04': { ja: '認証サーバーに必要な記録を決め、残す', en: 'What identity servers must record is decided and kept' },
  'LS-05': {
    ja: '提供された接続先を遮断するまでの時間を測り、過去の記録も調べる',
    en: 'The time from indicator to block is measured, and old logs are swept',
  },
  'LS-06': {
    ja: '交換した端末、その利用者とアドレスを見張る',
    en: 'A replaced machine, its user and address are watched',
  },
  'LS-07': { ja: '夜間も電源の入った端末は足場になる', en: 'Machines left on at night become footholds' },
  'LS-08': { ja: '1台を見つけたら、全端末を調べる', en: 'After the first hit the whole fleet is swept' },
  'LS-10': { ja: '認証サーバーの脆弱性を最初に塞ぐ', en: 'Identity servers are patched first' },
  'LS-12': {
    ja: '公開していないアドレスが使われたら、先の段階での窃取を疑う',
    en: 'If unpublished addresses are used, ask whether an earlier phase stole them',
  },
}

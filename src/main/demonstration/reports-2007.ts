import type { Told } from './steps.ts'

/**
 * Public events of fiscal 2007 (DOMAIN §11.2, §11.4 ④d), told by fictional operators. When they happened is as precise
 * as the record, a month or the year, and the figures are those of the record. Invented is only what a reporter says of
 * itself: who it is, when it wrote, and what it did about it.
 */
export const reservations: Told = {
  summary: '予約システムに障害が発生し、全国の空港で予約と発券の処理能力が低下しています。復旧作業を進めています。',
  reportCase: 'RC2_SERIOUS',
  sector: 'AVN',
  service: '航空券の予約・発券',
  system: '予約システム',
  eventClass: 'EV_A_UNAVAIL',
  causes: ['CA_ACC_OTHER'],
  occurred: '2007年5月',
  serviceImpact: 'PRESENT',
  impact: '全国の空港で予約・発券の処理能力が低下',
  publiclyKnown: 'YES',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:AMBER',
  certainty: 'CONFIRMED',
}

export const seismometers: Told = {
  summary:
    '新潟県中越沖地震（最大震度6強）で、地震計97台のうち63台の本震の記録が、送信が終わる前に余震の記録で上書きされました。2004年の地震のあとに設置した30台は記録を保持しました。情報システムに起因する供給停止はありません。',
  reportCase: 'RC3_VOLUNTARY',
  sector: 'ELC',
  service: '電力の供給',
  system: '地震観測記録システム',
  eventClass: 'EV_I_DESTROY',
  causes: ['CA_ENV_DISASTER'],
  occurred: '2007年7月',
  serviceImpact: 'NONE',
  serviceDisruption: 'NO',
  impactQuantities: [
    { number: 97, unit: '台', what: '地震計の総数' },
    { number: 63, unit: '台', what: '本震の記録を失った地震計' },
    { number: 30, unit: '台', what: '記録を保持した地震計（2004年の地震のあとに設置）' },
  ],
  policeStatus: 'NONE',
  publiclyKnown: 'YES',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:GREEN',
  certainty: 'CONFIRMED',
}

export const gasAfterQuake: Told = {
  summary: '新潟県中越沖地震により、ガスの供給を停止した地域があります。範囲は小さく、短時間にとどまる見込みです。',
  reportCase: 'RC1_LEGAL',
  sector: 'GAS',
  service: '都市ガスの供給',
  eventClass: 'EV_A_UNAVAIL',
  causes: ['CA_ENV_DISASTER'],
  occurred: '2007年7月',
  serviceImpact: 'PRESENT',
  publiclyKnown: 'YES',
  tlp: 'TLP:GREEN',
  certainty: 'PROBABLE',
}

export const infectedTerminals: Told = {
  summary: 'インターネットを経由して業務用パソコンがウイルスに感染し、部門のソフトウェアが停止しました。',
  reportCase: 'RC3_VOLUNTARY',
  sector: 'WTR',
  system: '部門の業務用パソコン',
  eventClass: 'EV_L_MALWARE',
  occurred: '2007年9月',
  serviceImpact: 'FEARED',
  tlp: 'TLP:AMBER',
  certainty: 'PROBABLE',
}

export const mailInMinistersName: Told = {
  summary: '新首相の名をかたり、ウイルスを添付したメールを受信しました。添付は開いていません。',
  reportCase: 'RC3_VOLUNTARY',
  sector: 'ELC',
  system: '電子メール',
  eventClass: 'EV_OMEN',
  causes: ['CA_INT_MAIL'],
  occurred: '2007年9月',
  serviceImpact: 'NONE',
  serviceDisruption: 'NO',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:GREEN',
  certainty: 'CONFIRMED',
}

export const gates: Told = {
  summary:
    '首都圏で、一つの型式の自動改札機がプログラムの誤りにより使えなくなりました。対象は660駅の4,400台です。人手による対応の範囲を超えています。',
  reportCase: 'RC2_SERIOUS',
  sector: 'RLW',
  service: '旅客輸送',
  system: '自動改札機',
  eventClass: 'EV_A_UNAVAIL',
  causes: ['CA_ACC_OTHER'],
  causeDetail: 'プログラムの誤り',
  occurred: '2007年10月',
  serviceImpact: 'PRESENT',
  impactQuantities: [
    { number: 660, unit: '駅', what: '影響のあった駅' },
    { number: 4400, unit: '台', what: '影響のあった自動改札機' },
  ],
  manualFallback: 'EXHAUSTED',
  policeStatus: 'NONE',
  publiclyKnown: 'YES',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:GREEN',
  certainty: 'CONFIRMED',
}

export const alteredSite: Told = {
  summary: 'Webサイトが21回にわたり改ざんされました。閲覧しただけで感染するおそれがあります。',
  reportCase: 'RC2_SERIOUS',
  sector: 'ICT',
  system: 'Webサイト',
  eventClass: 'EV_I_DESTROY',
  causes: ['CA_INT_OTHER'],
  occurred: '2007年10月',
  serviceImpact: 'FEARED',
  impactQuantities: [{ number: 21, unit: '回', what: '改ざん' }],
  policeStatus: 'UNKNOWN',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:AMBER',
  certainty: 'CONFIRMED',
}

export const phishingQuestion: Told = {
  summary:
    '当金庫のサーバーに、他社をかたるフィッシングサイトが置かれていました。当金庫のサービスに影響はありません。情報連絡の対象になりますか。',
  reportCase: 'RC0_CONSULT',
  sector: 'FIN',
  eventClass: 'EV_L_OTHER',
  occurred: '2007年11月',
  tlp: 'TLP:AMBER',
}

export const phishingSite: Told = {
  ...phishingQuestion,
  summary: '当金庫のサーバーに、他社をかたるフィッシングサイトが置かれていました。',
  reportCase: 'RC3_VOLUNTARY',
  causes: ['CA_INT_SPOOF'],
  serviceImpact: 'NONE',
  serviceDisruption: 'NO',
  certainty: 'CONFIRMED',
}

export const infectedPages: Told = {
  summary: 'Webサイトのすべてのページにウイルスが埋め込まれていました。',
  reportCase: 'RC2_SERIOUS',
  sector: 'FIN',
  system: 'Webサイト',
  eventClass: 'EV_I_DESTROY',
  causes: ['CA_INT_OTHER'],
  occurred: '2007年11月',
  serviceImpact: 'FEARED',
  tlp: 'TLP:AMBER',
  certainty: 'CONFIRMED',
}

export const fileSharingLeak: Told = {
  summary:
    'ファイル交換ソフト（Winny、Share 等）を通じて業務の文書が流出しました。2006年3月の注意喚起のあとも、同様の漏えいが続いています。',
  reportCase: 'RC2_SERIOUS',
  sector: 'MED',
  eventClass: 'EV_C_LEAK',
  causes: ['CA_ACC_MGMT'],
  occurred: '2007年',
  serviceImpact: 'NONE',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:AMBER',
  certainty: 'CONFIRMED',
}

export const ipTelephony: Told = {
  summary: '2007年に入り、IP電話が使えなくなる障害が複数回発生しています。原因と範囲は件ごとに異なります。',
  reportCase: 'RC2_SERIOUS',
  sector: 'ICT',
  service: 'IP電話',
  eventClass: 'EV_A_UNAVAIL',
  causes: ['CA_ACC_OTHER'],
  occurred: '2007年',
  serviceImpact: 'PRESENT',
  publiclyKnown: 'YES',
  tlp: 'TLP:GREEN',
  certainty: 'CONFIRMED',
}

export const passwordMails: Told = {
  summary: 'パスワードの入力を求める不審なメールが届いています。',
  reportCase: 'RC3_VOLUNTARY',
  sector: 'FIN',
  system: '電子メール',
  eventClass: 'EV_OMEN',
  causes: ['CA_INT_MAIL'],
  occurred: '2007年12月',
  serviceImpact: 'NONE',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:GREEN',
  certainty: 'PROBABLE',
}

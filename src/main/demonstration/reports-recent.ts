import type { Told } from './steps.ts'

/** What the last two days brought. All of it is invented; outside addresses are those for documentation. */
export const openedAttachment: Told = {
  summary: '職員 1名が、給付の決定を知らせる不審メールの添付を開きました。端末が見慣れない接続先と通信しています。',
  reportCase: 'GC1_RECOGNISED',
  sector: 'GOV',
  system: '給付業務の端末',
  eventClass: 'EV_L_MALWARE',
  causes: ['CA_INT_MAIL', 'CA_ACC_FILE'],
  occurred: '約7時間前',
  recognised: '約1時間前',
  serviceImpact: 'FEARED',
  policeStatus: 'NONE',
  publiclyKnown: 'NO',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:AMBER+STRICT',
  certainty: 'PROBABLE',
}

export const isolatedTerminals: Partial<Told> = {
  summary: '端末 2台をネットワークから切り離しました。接続先は 203.0.113.58 と 203.0.113.91 です。',
  measuresTaken: '端末 2台の隔離（LANを抜線）',
  measuresPlanned: '接続先 2件の遮断。管理者パスワードの変更。',
  impactQuantities: [{ number: 2, unit: '台', what: '隔離した端末' }],
  policeStatus: 'CONSULTED',
}

export const strangeTransfer: Told = {
  summary: 'インターネットバンキングの振込画面に、見慣れない入力欄が出ているとの問い合わせが 3件ありました。',
  sector: 'FIN',
  service: '振込',
  eventClass: 'UNKNOWN',
  occurred: '約2時間前',
  serviceImpact: 'FEARED',
  impactQuantities: [{ number: 3, unit: '件', what: '利用者からの問い合わせ' }],
  tlp: 'TLP:AMBER',
  certainty: 'SUSPECTED',
}

export const unsteadyGates: Told = {
  summary: '改札の管理サーバーが不安定で、一部の駅で改札機の更新が止まっています。原因は分かりません。',
  sector: 'RLW',
  service: '旅客輸送',
  system: '改札の管理サーバー',
  eventClass: 'EV_A_UNAVAIL',
  causes: ['CA_OTH_UNKNOWN'],
  occurred: '約1時間前',
  serviceImpact: 'FEARED',
  manualFallback: 'POSSIBLE',
  tlp: 'TLP:AMBER',
  certainty: 'SUSPECTED',
}

export const valveAlarm: Told = {
  summary: '遠隔監視の画面に、現場の計器と合わない圧力の値が表示されました。供給に影響はありません。',
  sector: 'GAS',
  system: '遠隔監視制御システム',
  eventClass: 'EV_L_OTHER',
  occurred: '約1時間前',
  serviceImpact: 'NONE',
  tlp: 'TLP:AMBER',
}

export const officeLogon: Told = {
  summary: '事務用サーバーで、深夜に管理者の名での不審なログオンを 5回確認しました。',
  reportCase: 'RC3_VOLUNTARY',
  sector: 'ELC',
  system: '事務用サーバー',
  eventClass: 'EV_L_INTRUSION',
  causes: ['CA_INT_SPOOF'],
  occurred: '今日の未明',
  serviceImpact: 'NONE',
  impactQuantities: [{ number: 5, unit: '回', what: '不審なログオン' }],
  policeStatus: 'NONE',
  tlp: 'TLP:AMBER',
  certainty: 'CONFIRMED',
}

export const reservationsSlow: Told = {
  summary: '座席予約の画面が 20分ほど開きにくくなりました。大量のアクセスによるものとみています。',
  reportCase: 'RC3_VOLUNTARY',
  sector: 'RLW',
  service: '座席予約',
  eventClass: 'EV_A_UNAVAIL',
  causes: ['CA_INT_FLOOD'],
  occurred: '約2時間前',
  serviceImpact: 'PRESENT',
  tlp: 'TLP:GREEN',
  certainty: 'PROBABLE',
}

export const trainingSheet: Told = {
  summary: '別紙のとおりです。',
  sector: 'ICT',
  tlp: 'TLP:AMBER',
}

export const trainingMail: Told = {
  summary: '複数の職員に、パスワードの変更を求める不審なメールが届きました。',
  sector: 'RLW',
  eventClass: 'EV_OMEN',
  causes: ['CA_INT_MAIL'],
  occurred: '昨日',
  serviceImpact: 'NONE',
  tlp: 'TLP:GREEN',
}

export const telemetry: Told = {
  summary: '配水の遠隔監視サーバーが故障し、3か所の水位を現地で確認しています。断水はありません。',
  reportCase: 'RC2_SERIOUS',
  sector: 'WTR',
  service: '配水',
  system: '遠隔監視サーバー',
  eventClass: 'EV_A_UNAVAIL',
  causes: ['CA_ACC_HW'],
  occurred: '昨日',
  serviceImpact: 'FEARED',
  impactQuantities: [{ number: 3, unit: 'か所', what: '現地で確認している配水池' }],
  manualFallback: 'POSSIBLE',
  policeStatus: 'NONE',
  tlp: 'TLP:AMBER',
  certainty: 'CONFIRMED',
}

export const maintenanceAccount: Told = {
  summary: '保守用のVPN装置に、退職した委託先の利用者で侵入された跡がありました。装置を切り離しました。',
  reportCase: 'RC2_SERIOUS',
  sector: 'ICT',
  system: '保守用のVPN装置',
  eventClass: 'EV_L_INTRUSION',
  causes: ['CA_INT_SPOOF', 'CA_ACC_OUTSRC'],
  occurred: '昨日の夜',
  serviceImpact: 'NONE',
  policeStatus: 'CONSULTED',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:AMBER',
  certainty: 'CONFIRMED',
}

export const wrongSetting: Told = {
  summary: '制御用の中継機器に、試験用の設定を入れるところでした。作業前の読み合わせで気づき、止めました。',
  reportCase: 'RC3_VOLUNTARY',
  sector: 'GAS',
  system: '制御用の中継機器',
  eventClass: 'EV_OMEN',
  causes: ['CA_ACC_OPER'],
  occurred: '一昨日',
  serviceImpact: 'NONE',
  serviceDisruption: 'NO',
  lessons: '作業前に、設定の版を声に出して読み合わせる。',
  sharingRange: 'PEERS_IF_ANONYMISED',
  tlp: 'TLP:GREEN',
  certainty: 'CONFIRMED',
}

export const displayQuestion: Told = {
  summary: '案内表示が 2分間消えました。原因は電源とみていますが、報告が必要か判断できません。',
  reportCase: 'RC0_CONSULT',
  sector: 'APT',
  occurred: '約1時間前',
  tlp: 'TLP:AMBER',
}

export const callQuestion: Told = {
  summary: '業者を名乗る電話で、遠隔監視の機種を尋ねられました。報告の対象になりますか。',
  reportCase: 'RC0_CONSULT',
  sector: 'WTR',
  occurred: '約1時間前',
  tlp: 'TLP:AMBER',
}

import type { ToldDraft } from './advisory-steps.ts'

/** 2007-11: what others can learn from the pages with a virus in them. */
export const infectedPagesDraft: ToldDraft = {
  title: 'Webページへのウイルスの埋め込み（予防）',
  kind: 'PREVENTION',
  victim: {
    title: 'Webページの復旧と閲覧者への案内',
    body: '埋め込まれたウイルスを除き、侵入口が分かるまで公開を止めてください。閲覧した顧客への案内が必要です。',
    requests: ['公開を止める', '侵入口を調べる'],
    tlp: 'TLP:AMBER',
  },
  others: {
    title: 'Webページへのウイルスの埋め込みについて',
    source:
      '2007年11月、白鳥証券のWebサイトで、すべてのページにウイルスが埋め込まれていました。改ざんの目的は、いたずらから利益を得ることに移っています。閲覧しただけで感染するおそれがあります。自らのページに見覚えのない記述がないか、点検してください。',
    requests: ['公開中のページに見覚えのない記述がないかを点検する'],
    tlp: 'TLP:GREEN',
    named: false,
  },
  audience: { kinds: ['CI_OPERATOR', 'CEPTOAR'], sectors: ['FIN'] },
  purpose: '同種の被害の予防',
}

/** Released some hours ago to many sectors; it rests on nobody’s report. */
export const vpnAlert: ToldDraft = {
  title: 'VPN装置の脆弱性悪用（注意喚起）',
  kind: 'ALERT',
  victim: null,
  others: {
    title: 'VPN装置の脆弱性悪用について（注意喚起）',
    source:
      '公開済みの修正を適用していないVPN装置が、遠隔から侵入される事例が続いています。侵入のあと、203.0.113.58 と通信したことが分かっています。装置の版と、この接続先への通信を点検してください。修正を適用しても、すでに作られた利用者は消えません。',
    requests: [
      'VPN装置の版を確かめ、修正を適用する',
      '203.0.113.58 への通信を、過去90日について点検する',
      '身に覚えのない利用者がないかを確かめる',
    ],
    tlp: 'TLP:GREEN',
    named: false,
  },
  audience: {
    kinds: ['SECTOR_MINISTRY', 'CEPTOAR', 'CI_OPERATOR'],
    sectors: ['RLW', 'AVN', 'APT', 'PRT', 'ICT', 'GAS', 'FIN'],
  },
  purpose: '同種の侵入の予防',
}

/** Waits for the second person; drawn from the case of the benefit agency. */
export const benefitNotice: ToldDraft = {
  title: '給付通知を装う不審メールと接続先（予防）',
  kind: 'PREVENTION',
  victim: {
    title: '至急：接続先 2件の遮断と端末の点検',
    body: '給付第二課の端末 KF-0231（10.20.4.31）が、添付「給付決定通知書.zip」の実行後に 203.0.113.58 と 203.0.113.91 へ通信しました。遮断と、同じ接続先へ通信した端末の点検をお願いします。',
    requests: ['203.0.113.58 と 203.0.113.91 を遮断する', '同じ接続先へ通信した端末を点検する'],
    tlp: 'TLP:AMBER+STRICT',
  },
  others: {
    title: '給付の通知を装う不審メールについて',
    source:
      '17時15分ごろ、全国給付機構の給付第二課で、端末 KF-0231（10.20.4.31）の利用者が不審メールの添付を開きました。端末はその後、203.0.113.58 と 203.0.113.91 へ通信しました。差出人は外部の無料メールで、件名は給付の決定を知らせるものです。',
    requests: ['203.0.113.58 と 203.0.113.91 への通信を点検し、遮断する', '該当した端末を通信から切り離す'],
    tlp: 'TLP:GREEN',
    named: false,
  },
  audience: { kinds: ['MINISTRY', 'SECTOR_MINISTRY', 'CEPTOAR', 'CI_OPERATOR'], sectors: [] },
  purpose: '同種の不審メールへの予防',
}

/** What the agency consented to: fewer sectors than it was asked about. */
export const benefitRange: ToldDraft['audience'] = {
  kinds: ['MINISTRY', 'SECTOR_MINISTRY', 'CEPTOAR', 'CI_OPERATOR'],
  sectors: ['FIN', 'MED', 'WTR', 'ELC'],
}

/** The originator has been asked about it and has not answered yet. */
export const vpnIntrusion: ToldDraft = {
  title: '保守用VPNからの侵入（予防）',
  kind: 'ANONYMISED_CASE',
  victim: null,
  others: {
    title: '保守用のVPNからの侵入について',
    source:
      '星雲通信の星雲運用センターで、保守に使う sei-vpn-02（10.51.8.2）に侵入されました。この装置のVPNに、保守の委託先に渡した利用者が退職後も残っていました。侵入のあと、203.0.113.58 と通信しています。',
    requests: ['委託先に渡した利用者の一覧を確かめ、不要なものを消す'],
    tlp: 'TLP:GREEN',
    named: false,
  },
  audience: { kinds: ['CI_OPERATOR', 'CEPTOAR'], sectors: ['ICT', 'RLW', 'ELC', 'GAS'] },
  purpose: '委託先の利用者の点検を促す',
}

/** Came back from its approver. */
export const holidayReminder: ToldDraft = {
  title: '年末年始の連絡体制の確認',
  kind: 'ALERT',
  victim: null,
  others: {
    title: '年末年始の連絡体制の確認について',
    source: '長い休みの間は、気づくのが遅れます。休みの間に連絡がつく人と電話番号を、休みの前に確かめてください。',
    requests: ['休みの間に連絡がつく人と電話番号を確かめる'],
    tlp: 'TLP:CLEAR',
    named: false,
  },
  audience: { kinds: ['SECTOR_MINISTRY', 'CEPTOAR', 'CI_OPERATOR'], sectors: [] },
  purpose: '休みの間の備え',
}

import type { CauseDetail } from '../../../kernel/taxonomy/cause-classes.ts'
import type { EventClass } from '../../../kernel/taxonomy/event-classes.ts'
import type { Sector } from '../../../kernel/taxonomy/sectors.ts'

export interface Both {
  ja: string
  en: string
}

const both = (ja: string, en: string): Both => ({ ja, en })

/** Systems that each sector knows. */
export const systems: Readonly<Record<Exclude<Sector, 'S16_TBD'>, readonly [Both, Both, Both]>> = {
  ICT: [
    both('会員向けWebサイト', 'the customer web site'),
    both('認証設備', 'the authentication system'),
    both('監視端末', 'a monitoring terminal'),
  ],
  FIN: [
    both('インターネットバンキング', 'online banking'),
    both('営業店の端末', 'branch terminals'),
    both('コールセンターの電話', 'the call-centre telephones'),
  ],
  AVN: [
    both('予約・搭乗システム', 'reservations and boarding'),
    both('整備記録システム', 'the maintenance records'),
    both('貨物の受付', 'cargo check-in'),
  ],
  APT: [
    both('フライト情報の表示', 'the flight displays'),
    both('手荷物の搬送', 'baggage handling'),
    both('駐車場の予約', 'car-park booking'),
  ],
  RLW: [
    both('運行情報の配信', 'service information'),
    both('座席予約', 'seat reservations'),
    both('改札の監視装置', 'the gate monitors'),
  ],
  ELC: [
    both('契約者向けWebサイト', 'the customer web site'),
    both('検針データの収集', 'meter-data collection'),
    both('事務系ネットワーク', 'the office network'),
  ],
  GAS: [
    both('開栓の受付', 'connection requests'),
    both('保安巡回の端末', 'the safety-patrol tablets'),
    both('料金システム', 'billing'),
  ],
  GOV: [
    both('住民向け電子申請', 'online applications'),
    both('公式Webサイト', 'the official web site'),
    both('庁内の事務端末', 'office terminals'),
  ],
  MED: [
    both('電子カルテ', 'the patient records'),
    both('予約受付', 'appointments'),
    both('検査機器の端末', 'a laboratory terminal'),
  ],
  WTR: [
    both('水質の遠隔監視', 'remote water monitoring'),
    both('料金システム', 'billing'),
    both('事務端末', 'an office terminal'),
  ],
  LOG: [
    both('配送状況の照会', 'parcel tracking'),
    both('倉庫管理システム', 'warehouse management'),
    both('受注システム', 'order entry'),
  ],
  CHM: [
    both('出荷管理システム', 'shipment control'),
    both('研究部門の端末', 'a research terminal'),
    both('取引先向けサイト', 'the partner site'),
  ],
  CRD: [
    both('会員サイト', 'the cardholder site'),
    both('加盟店の決済接続', 'merchant connections'),
    both('審査システム', 'credit screening'),
  ],
  OIL: [
    both('出荷基地の受付', 'terminal gate control'),
    both('給油所の決済', 'filling-station payments'),
    both('事務系ネットワーク', 'the office network'),
  ],
  PRT: [
    both('ターミナルの搬出入', 'the terminal gates'),
    both('荷役の計画システム', 'stowage planning'),
    both('入出港の手続', 'port clearance'),
  ],
}

interface Story {
  /** `{system}`, `{count}` and `{hours}` are filled in. */
  said: Both
  causes: readonly CauseDetail[]
  title: Both
}

const story = (causes: readonly CauseDetail[], title: Both, said: Both): Story => ({ causes, title, said })

export const stories: Readonly<Record<EventClass, readonly Story[]>> = {
  EV_OMEN: [
    story(
      ['CA_INT_MAIL'],
      both('不審メールの受信（未遂）', 'Suspicious mail, not opened'),
      both(
        '{system}の担当に、取引先を装うメールが{count}通届いた。開いた者はいない。',
        'Staff of {system} received {count} mails in the name of a partner. Nobody opened them.',
      ),
    ),
    story(
      ['CA_ACC_VULN'],
      both('脆弱性の発見', 'Vulnerability found'),
      both(
        '{system}に、公開済みの修正を適用していない装置が{count}台見つかった。悪用の跡はない。',
        '{count} devices of {system} were found without a published fix. There are no signs of abuse.',
      ),
    ),
    story(
      ['CA_INT_FLOOD'],
      both('攻撃の予告', 'Announced attack'),
      both(
        '{system}への大量アクセスを予告する書き込みを見つけた。今のところ影響はない。',
        'A posting announces a flood of requests against {system}. There is no effect so far.',
      ),
    ),
  ],
  EV_C_LEAK: [
    story(
      ['CA_ACC_OPER'],
      both('宛先の誤りによる漏えい', 'Leak by a wrong address'),
      both(
        '{system}から出した案内{count}件を、誤った宛先に送った。送り先に削除を依頼した。',
        '{count} notices from {system} went to wrong addresses. The recipients were asked to delete them.',
      ),
    ),
    story(
      ['CA_INT_STEAL', 'CA_ACC_VULN'],
      both('不正アクセスによる漏えい', 'Leak by unauthorised access'),
      both(
        '{system}の欠陥を突かれ、利用者の情報{count}件が外部から読まれた。',
        'A flaw in {system} let outsiders read the details of {count} users.',
      ),
    ),
    story(
      ['CA_ACC_OUTSRC'],
      both('委託先での漏えい', 'Leak at a contractor'),
      both(
        '{system}の委託先で、設定の誤りにより{count}件の情報が公開されていた。',
        'A wrong setting at the contractor for {system} had exposed {count} records.',
      ),
    ),
  ],
  EV_I_DESTROY: [
    story(
      ['CA_INT_OTHER', 'CA_ACC_VULN'],
      both('Webページの改ざん', 'Defaced web pages'),
      both(
        '{system}のページ{count}枚が書き換えられた。公開を止め、{hours}時間後に元へ戻した。',
        '{count} pages of {system} were altered. They were taken offline and restored {hours} hours later.',
      ),
    ),
    story(
      ['CA_ACC_MGMT'],
      both('作業の誤りによる消失', 'Records lost by a slip'),
      both(
        '{system}の更新作業で{count}件の記録を消した。控えから{hours}時間で戻した。',
        'An update of {system} deleted {count} records. They were restored from backup in {hours} hours.',
      ),
    ),
  ],
  EV_A_UNAVAIL: [
    story(
      ['CA_INT_FLOOD'],
      both('大量アクセスによる閲覧障害', 'Outage by a flood of requests'),
      both(
        '{system}に大量のアクセスがあり、{hours}時間つながりにくくなった。',
        'A flood of requests made {system} hard to reach for {hours} hours.',
      ),
    ),
    story(
      ['CA_ACC_HW'],
      both('機器の故障による停止', 'Outage by a failed device'),
      both(
        '{system}の機器が故障し、{hours}時間使えなかった。予備の機器に切り替えた。',
        'A device of {system} failed and the service was down for {hours} hours, until a spare took over.',
      ),
    ),
    story(
      ['CA_ACC_MGMT', 'CA_ACC_OUTSRC'],
      both('設定変更による停止', 'Outage after a change'),
      both(
        '{system}の設定変更に誤りがあり、{hours}時間使えなかった。変更を元に戻した。',
        'A faulty change made {system} unavailable for {hours} hours. The change was undone.',
      ),
    ),
    story(
      ['CA_ENV_DISASTER'],
      both('停電による停止', 'Outage by a power cut'),
      both(
        '大雨による停電で{system}が{hours}時間止まった。復電の後に確認を終えた。',
        'A power cut in heavy rain stopped {system} for {hours} hours. Checks ended after power returned.',
      ),
    ),
    story(
      ['CA_ACC_OTHER'],
      both('処理の集中による遅れ', 'Delay by a peak of work'),
      both(
        '{system}に手続が集中し、{hours}時間遅れた。受付を分けて解消した。',
        'A peak of requests delayed {system} for {hours} hours, until the intake was divided.',
      ),
    ),
  ],
  EV_L_MALWARE: [
    story(
      ['CA_INT_MAIL', 'CA_ACC_FILE'],
      both('添付ファイルからの感染', 'Infection from an attachment'),
      both(
        '{system}の端末{count}台が、添付を開いてマルウェアに感染した。通信を断った。',
        '{count} terminals of {system} were infected from an attachment and taken off the network.',
      ),
    ),
    story(
      ['CA_ACC_VULN', 'CA_INT_OTHER'],
      both('ランサムウェアの感染', 'Ransomware'),
      both(
        '{system}のサーバー{count}台の中身が暗号化された。ほかへの広がりを調べている。',
        '{count} servers of {system} were encrypted. Whether it has spread is being examined.',
      ),
    ),
    story(
      ['CA_ACC_SITE'],
      both('閲覧による感染', 'Infection by a web page'),
      both(
        '{system}の端末{count}台が、改ざんされたページを見て感染した。',
        '{count} terminals of {system} were infected by a page that had been tampered with.',
      ),
    ),
  ],
  EV_L_CODEEXEC: [
    story(
      ['CA_ACC_VULN'],
      both('脆弱性を突いた不正なコードの実行', 'Code run through a vulnerability'),
      both(
        '{system}の脆弱性を突かれ、不正なコードが動いた。{hours}時間後に止めた。',
        'A vulnerability of {system} was used to run hostile code, which was stopped after {hours} hours.',
      ),
    ),
  ],
  EV_L_INTRUSION: [
    story(
      ['CA_INT_SPOOF'],
      both('盗まれた認証情報による侵入', 'Entry with stolen credentials'),
      both(
        '{system}に、盗まれた利用者名で入られた。使われた利用者{count}人を停止した。',
        'Somebody entered {system} with stolen credentials. {count} accounts were suspended.',
      ),
    ),
    story(
      ['CA_ACC_VULN', 'CA_INT_NEGLECT'],
      both('VPN装置からの侵入', 'Entry through a VPN device'),
      both(
        '修正を適用していないVPN装置から{system}に入られた。装置を切り離した。',
        'An unpatched VPN device let somebody enter {system}. It was disconnected.',
      ),
    ),
  ],
  EV_L_OTHER: [
    story(
      ['CA_INT_OTHER'],
      both('なりすましのサイト', 'Impersonating site'),
      both(
        '{system}をまねた偽のサイトを見つけた。利用者に注意を呼びかけた。',
        'A site that imitates {system} was found. Users were warned.',
      ),
    ),
    story(
      ['CA_OTH_UNKNOWN'],
      both('原因の分からない異常', 'Anomaly of unknown cause'),
      both(
        '{system}に見慣れない通信が{count}回あった。原因は分かっていない。',
        '{system} showed unfamiliar traffic {count} times. The cause is not known.',
      ),
    ),
    story(
      ['CA_ACC_OUTSRC', 'CA_ACC_SPILL'],
      both('取引先の障害の影響', 'Effect of a partner’s failure'),
      both(
        '取引先の障害により、{system}の一部の業務を手作業に切り替えた。',
        'A failure at a partner moved part of the work of {system} to paper.',
      ),
    ),
  ],
}

export const followUps: readonly Both[] = [
  both('原因の調査を終え、再発を防ぐ手順に改めた。', 'The cause was examined and the procedure changed to prevent it.'),
  both('影響の範囲を確かめ、利用者への案内を終えた。', 'The extent was established and the users were informed.'),
  both('機器と設定を点検し、ほかに異常はなかった。', 'Devices and settings were checked; nothing else was wrong.'),
]

export const lessons: readonly Both[] = [
  both(
    '夜間と休日の連絡先を、委託先を含めて一枚にまとめておく。',
    'Keep one list of contacts for nights and holidays, contractors included.',
  ),
  both(
    '変更の前に、元に戻す手順と時間を決めておく。',
    'Before a change, settle how to undo it and how long that takes.',
  ),
  both('予備への切替えを、年に一度は実際に試す。', 'Try the switch to the spare for real once a year.'),
  both(
    '外から見える装置の一覧と版を、月に一度確かめる。',
    'Check the list and versions of exposed devices every month.',
  ),
]

export const measures: readonly Both[] = [
  both('再発を防ぐ手順の改定', 'Revise the procedure'),
  both('該当する装置の修正と点検', 'Fix and check the devices concerned'),
  both('職員と委託先への周知', 'Inform staff and contractors'),
]

export const warnings: readonly { title: Both; body: Both; request: Both }[] = [
  {
    title: both('ネットワーク機器の脆弱性について', 'Vulnerability of network devices'),
    body: both(
      'ネットワーク機器の脆弱性が公表され、悪用が確認されています。版を確かめ、修正を適用してください。',
      'A vulnerability of network devices has been published and is being used. Check the version and apply the fix.',
    ),
    request: both('装置の版を確かめ、修正を適用する', 'Check versions and apply the fix'),
  },
  {
    title: both('大量アクセスによる障害について', 'Outages by floods of requests'),
    body: both(
      '大量のアクセスによりWebサイトが閲覧しにくくなる事例が続いています。対処の手順と連絡先を確かめてください。',
      'Floods of requests keep making web sites hard to reach. Check the procedure and the contacts.',
    ),
    request: both('対処の手順と連絡先を確かめる', 'Check the procedure and the contacts'),
  },
  {
    title: both('添付ファイルによる感染について', 'Infections by attachments'),
    body: both(
      '取引の連絡を装うメールの添付から感染する事例があります。同じ件名のメールが届いていないか点検してください。',
      'Attachments of mails that look like business lead to infections. Look for mails with the same subject.',
    ),
    request: both('同じ件名のメールを点検する', 'Look for mails with the same subject'),
  },
  {
    title: both('委託先の設定の誤りについて', 'Wrong settings at contractors'),
    body: both(
      '委託先の設定の誤りで情報が公開された事例があります。公開の範囲を委託先とともに点検してください。',
      'Wrong settings at contractors have exposed information. Review with them what is public.',
    ),
    request: both('公開の範囲を点検する', 'Review what is public'),
  },
  {
    title: both('長期休暇の前の備えについて', 'Before the long holidays'),
    body: both(
      '休みの間は気づくのが遅れます。連絡の体制と、止めてよい機器を確かめてください。',
      'Things are noticed late during holidays. Check who can be reached and which devices can be switched off.',
    ),
    request: both('連絡の体制を確かめる', 'Check who can be reached'),
  },
]

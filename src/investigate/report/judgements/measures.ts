import type { Measure } from '../model.ts'
import { aftermathsOf, contained } from './aftermath.ts'
import type { Grounds } from './grounds.ts'

/** Findings of this case with the lesson and the measures each leads to; nothing is copied as a uniform list (IR-06). */
export const measuresOf = (grounds: Grounds): Measure[] => {
  const { terminals, mails } = grounds
  const chain: Measure[] = []
  const add = (when: boolean, ja: string, en: string, measures: string[], lesson?: string) => {
    if (when) chain.push({ finding: { ja, en }, measures, ...(lesson ? { lesson } : {}) })
  }
  const programs = mails.filter(row => row.programs.length > 0).reduce((sum, row) => sum + row.count, 0)
  const lateral = terminals.filter(terminal => terminal.cause.type === 'lateral').length
  const byMail = terminals.filter(terminal => terminal.cause.type === 'mail').length
  const privately = mails.filter(row => row.address === 'non-public').reduce((sum, row) => sum + row.count, 0)
  const leaks = grounds.destinations.filter(one => one.counted && one.leak.state === 'LEAK_CONFIRMED')
  const replaced = terminals.filter(terminal => terminal.assets.length > 1)
  const late = aftermathsOf(grounds).filter(
    one => one.after > 0 && Date.parse(one.last) - Date.parse(one.issued) > contained,
  )
  const firstNotice = grounds.provisions.map(row => row.issued).sort()[0]
  const after = firstNotice ? terminals.filter(terminal => terminal.first > firstNotice).length : 0
  add(
    programs > 0,
    `プログラムを添付した不審メール ${programs}通が届いた`,
    `${programs} suspicious mails carried a program`,
    ['SD-01', 'SD-02'],
  )
  add(byMail > 0, `メールから${byMail}台が感染した`, `${byMail} terminals were affected by mail`, ['IR-01', 'IR-04'])
  const shared = (grounds.safeguards?.sharedAccounts ?? []).filter(one => one.over)
  const placed = (grounds.safeguards?.placements ?? []).filter(one => one.ways.length > 0)
  const short = (grounds.safeguards?.logKeeping ?? []).filter(one => one.missing.length > 0)
  add(
    shared.length > 0,
    `ローカルアカウント ${shared.map(one => one.account).join('、')} が、最大${shared[0]?.machines.length ?? 0}台で使われた`,
    `Local account ${shared.map(one => one.account).join(', ')} works on up to ${shared[0]?.machines.length ?? 0} machines`,
    ['SD-13', 'SD-14'],
    'LS-01',
  )
  add(
    placed.length > 0,
    `個人情報が、インターネットにつながる区分（${placed.map(one => one.zone).join('、')}）に置かれていた`,
    `Personal data lay on a segment with Internet access (${placed.map(one => one.zone).join(', ')})`,
    ['SD-10', 'SD-11', 'SD-12'],
    'LS-02',
  )
  add(
    short.length > 0,
    `${short.length}種の記録が、必要な期間の全部を覆っていない`,
    `${short.length} sources of records do not cover all of the time they should`,
    ['SD-09'],
    'LS-04',
  )
  add(
    lateral > 0,
    `${lateral}台は、他の端末から侵入された`,
    `${lateral} terminals were entered from another`,
    ['SD-13', 'SD-14', 'SD-15', 'SD-17'],
    'LS-01',
  )
  add(
    after > 0 && Boolean(firstNotice),
    `最初の通知の後に、${after}台が新たに感染した`,
    `${after} terminals were affected after the first notice`,
    ['IR-04', 'IR-05', 'SD-09'],
    'LS-08',
  )
  add(
    late.length > 0,
    `接続先の提供後4時間を過ぎても、通信が続いた（${late.map(one => one.noticeId).join('、')}）`,
    `Traffic went on for more than four hours after destinations were named (${late.map(one => one.noticeId).join(', ')})`,
    ['IR-03', 'IR-05'],
    'LS-05',
  )
  add(
    leaks.length > 0,
    `個人情報が外部の${leaks.length}か所へ漏えいした`,
    `Personal data leaked to ${leaks.length} place outside`,
    ['SD-10', 'SD-11', 'SD-12', 'SD-16'],
    'LS-02',
  )
  add(grounds.gaps.length > 0, 'プロキシログに欠けがある', 'The proxy log has gaps', ['SD-09'], 'LS-03')
  add(
    grounds.serverLog?.verdict === 'insufficient',
    '認証サーバーのログでは、攻撃の有無を判断できない',
    'The authentication server’s log cannot decide whether it was attacked',
    ['SD-09'],
    'LS-04',
  )
  add(
    (grounds.findings?.orderTests.length ?? 0) > 0,
    '認証サーバーの脆弱性を突くプログラムが実行された',
    'A program against a weakness of the authentication server was run',
    ['SD-03', 'SD-04'],
    'LS-10',
  )
  add(
    replaced.length > 0,
    `交換した端末が再び感染した（${replaced.map(terminal => terminal.id).join('、')}）`,
    `A replaced machine was affected again (${replaced.map(terminal => terminal.id).join(', ')})`,
    ['IR-01'],
    'LS-06',
  )
  add(
    grounds.nightTerminals > 0,
    `${grounds.nightTerminals}台が、深夜（0時〜5時）に通信していた`,
    `${grounds.nightTerminals} terminals were active between midnight and five`,
    ['SD-16', 'SD-17'],
    'LS-07',
  )
  add(
    privately > 0,
    `公開していない宛先に、不審メール ${privately}通が届いた`,
    `${privately} suspicious mails went to unpublished addresses`,
    ['IR-01'],
    'LS-12',
  )
  add(
    terminals.length > 0,
    '調査と再発防止を一貫して行う必要がある',
    'Investigation and prevention have to be done as one',
    ['IR-02'],
  )
  return chain
}

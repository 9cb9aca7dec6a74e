import type { Findings } from '../correlate/service.ts'
import type { Instant } from '../model.ts'
import {
  type Duty,
  type Hypothesis,
  type Language,
  type Mark,
  type Measure,
  type Report,
  type ReportedMails,
  type ReportedTerminal,
  type Said,
  spanWords,
  timeWords,
} from './model.ts'

/** What the judgements rest on; `local` is the offset of the case's zone. */
export interface Grounds {
  terminals: ReportedTerminal[]
  mails: ReportedMails[]
  campaigns: Report['campaigns']
  destinations: Report['destinations']
  gaps: Report['gaps']
  serverLog: Report['serverLog']
  provisions: Report['provisions']
  findings?: Findings | undefined
  story: Report['story']
  nightTerminals: number
  offset: number
}

const said = (tell: (language: Language) => string): Said => ({ ja: tell('ja'), en: tell('en') })
const hour = 3_600_000

/** A notice that names hosts and what the traffic to them did afterwards. */
export interface Aftermath {
  noticeId: string
  issuer: string
  issued: Instant
  hosts: string[]
  /** Terminals that met the hosts before, and after. */
  before: number
  after: number
  /** Last request to any of the hosts. */
  last: Instant
}

export const aftermathsOf = (grounds: Grounds): Aftermath[] => {
  const notices = [...new Set(grounds.provisions.map(row => row.noticeId))]
  return notices.flatMap(noticeId => {
    const rows = grounds.provisions.filter(row => row.noticeId === noticeId)
    const [first] = rows
    const contacts = grounds.destinations
      .filter(one => one.counted && rows.some(row => row.host === one.host))
      .flatMap(one => one.contacts)
    const last = contacts
      .map(contact => contact.last)
      .sort()
      .at(-1)
    if (!first || !last) return []
    const clients = (met: typeof contacts) => new Set(met.map(contact => contact.client)).size
    return [
      {
        noticeId,
        issuer: first.issuer,
        issued: first.issued,
        hosts: rows.map(row => row.host),
        before: clients(contacts.filter(contact => contact.first < first.issued)),
        after: clients(contacts.filter(contact => contact.last >= first.issued)),
        last,
      },
    ]
  })
}

/** Within this time after a notice the traffic has to end for “contained”: the first containment of 2015 took about as long. */
const contained = 4 * hour

/** Ends of traffic after notices, and of all traffic: derived from silence, and said to be. */
export const responseMarks = (grounds: Grounds): Mark[] => {
  const stops = aftermathsOf(grounds)
    .filter(one => one.after > 0 && Date.parse(one.last) - Date.parse(one.issued) <= contained)
    .map(
      (one): Mark => ({
        lane: 'response',
        time: one.last,
        label: { ja: '停止', en: 'stops' },
        says: said(language =>
          language === 'ja'
            ? `通知 ${one.noticeId} の接続先への通信が止まる（通信から推定）`
            : `traffic to what ${one.noticeId} names stops (derived from traffic)`,
        ),
      }),
    )
  const last = grounds.terminals
    .map(terminal => terminal.last)
    .sort()
    .at(-1)
  const end: Mark[] = last
    ? [
        {
          lane: 'response',
          time: last,
          label: { ja: '全停止', en: 'all stops' },
          says: {
            ja: '記録の終わりまで、以後の不審な通信はない',
            en: 'no suspicious traffic from here to the end of the records',
          },
        },
      ]
    : []
  return [...stops, ...end]
}

export const hypothesesOf = (grounds: Grounds): Hypothesis[] => {
  const { findings, mails, campaigns, terminals, gaps, serverLog, offset } = grounds
  const found: Hypothesis[] = []
  for (const campaign of campaigns.filter(one => one.mails > 1)) {
    const subjects = new Set(mails.map(row => row.subject)).size
    found.push({
      statement: said(language =>
        language === 'ja'
          ? `不審メール${campaign.mails}通は、同じ攻撃者による一連の攻撃である`
          : `The ${campaign.mails} suspicious mails are one series by one attacker`,
      ),
      verdict: 'LIKELY',
      supports: campaign.reasons,
      contradicts:
        subjects > 1
          ? [
              {
                ja: `件名は${subjects}種類で、文面は同じでない`,
                en: `${subjects} subjects: the texts are not the same`,
              },
            ]
          : [],
    })
  }
  const privately = mails.filter(row => row.address === 'non-public')
  const [entered] = terminals
  if (privately.length > 0 && entered) {
    const gathered = grounds.story.filter(
      event => event.kind === 'collection' && event.time.slice(0, 10) <= (privately[0]?.day ?? ''),
    )
    found.push({
      statement: {
        ja: '公開していない宛先は、先の感染の間に盗まれた',
        en: 'The unpublished addresses were stolen during the earlier infection',
      },
      verdict: 'NOT_EXCLUDED',
      supports: [
        said(language =>
          language === 'ja'
            ? `公開していない宛先への不審メールは${privately.reduce((sum, row) => sum + row.count, 0)}通`
            : `${privately.reduce((sum, row) => sum + row.count, 0)} suspicious mails went to unpublished addresses`,
        ),
        ...gathered
          .slice(0, 2)
          .map(event => said(language => `${timeWords(event.time, offset, language)} ${event.says[language]}`)),
      ],
      contradicts: [{ ja: '入手元を示す記録はない', en: 'no record shows where the addresses came from' }],
    })
  }
  for (const test of findings?.orderTests ?? []) {
    found.push({
      statement: said(language =>
        language === 'ja'
          ? `ドメイン管理者権限の奪取（${test.claimedCause}）が、${test.host} への漏えいを招いた`
          : `The theft of domain rights (${test.claimedCause}) led to the leak to ${test.host}`,
      ),
      verdict: test.link === 'weak' ? 'UNLIKELY' : 'POSSIBLE',
      supports:
        test.after > 0
          ? [
              {
                ja: `${test.after}台は、奪取の後に初めて通信した`,
                en: `${test.after} terminals met it only afterwards`,
              },
            ]
          : [],
      contradicts:
        test.before > 0
          ? [{ ja: `${test.before}台は、奪取より前に通信していた`, en: `${test.before} terminals had met it before` }]
          : [],
    })
  }
  if (serverLog?.verdict === 'insufficient') {
    found.push({
      statement: { ja: '認証サーバーが攻撃された', en: 'The authentication server was attacked' },
      verdict: 'INSUFFICIENT_EVIDENCE',
      supports: grounds.story
        .filter(event => event.kind === 'privilege')
        .slice(-1)
        .map(event => said(language => `${timeWords(event.time, offset, language)} ${event.says[language]}`)),
      contradicts: serverLog.because,
    })
  }
  const open = grounds.destinations.filter(
    one => one.counted && one.leak.state === 'UNDETERMINED' && one.contacts.some(contact => contact.successes > 0),
  )
  if (open.length > 0) {
    const sent = open.flatMap(one => one.contacts).reduce((sum, contact) => sum + contact.sentBytes, 0)
    found.push({
      statement: said(language =>
        language === 'ja'
          ? `漏えいを確認した接続先のほか、${open.length}件の接続先にも情報が流出した`
          : `Information leaked to ${open.length} more destinations`,
      ),
      verdict: 'NOT_EXCLUDED',
      supports: [
        said(language =>
          language === 'ja'
            ? `これらへの送信は計 ${(sent / 1e6).toFixed(1)} MB`
            : `${(sent / 1e6).toFixed(1)} MB were sent to them in all`,
        ),
      ],
      contradicts: [
        {
          ja: 'サーバーを調べた者がいない。量だけでは内容は分からない',
          en: 'nobody has examined these servers; an amount says nothing of the content',
        },
      ],
    })
  }
  for (const gap of gaps) {
    found.push({
      statement: said(language =>
        language === 'ja'
          ? `記録の欠け（${timeWords(gap.from, offset, 'ja')}から${gap.minutes}分間）の間に、不審な通信があった`
          : `There was suspicious traffic in the gap (${gap.minutes} minutes from ${timeWords(gap.from, offset, 'en')})`,
      ),
      verdict: 'NOT_EXCLUDED',
      supports: [],
      contradicts: [],
    })
  }
  return found
}

const notStated = {
  ja: '証拠に、行った記録も行わなかった記録もない',
  en: 'the evidence records neither that it was done nor that it was not',
}

/** Duties that traffic and notices can speak to, and those that only interviews can. */
export const dutiesOf = (grounds: Grounds): Duty[] => {
  const { offset } = grounds
  const afterNotices = aftermathsOf(grounds).map((one): Duty => {
    const wait = Date.parse(one.last) - Date.parse(one.issued)
    const state = one.after === 0 ? 'not_stated' : wait <= contained ? 'done' : 'not_done'
    return {
      id: `block-${one.noticeId}`,
      duty: said(language =>
        language === 'ja'
          ? `通知 ${one.noticeId}（${one.issuer}、${timeWords(one.issued, offset, 'ja')}）の接続先との通信を止める`
          : `Stop traffic to what notice ${one.noticeId} names (${one.issuer}, ${timeWords(one.issued, offset, 'en')})`,
      ),
      clause: 'LS-05, IR-04',
      state,
      because: said(language => {
        const span = spanWords(wait, language)
        if (one.after === 0)
          return language === 'ja'
            ? `通知の前に通信は終わっていた（端末${one.before}台）。遮断したかは証拠にない`
            : `traffic had ended before (${one.before} terminals); the evidence does not show whether it was blocked`
        return language === 'ja'
          ? `通知の後も${one.after}台が通信し、${span}後に止まった`
          : `${one.after} terminals went on; traffic stopped after ${span}`
      }),
    }
  })
  const reporting: [id: string, ja: string, en: string, clause: string][] = [
    ['report-window', '窓口が通知を受け付ける', 'The window accepts the notice', '§5.4 (a)'],
    ['report-head', '認識した職員が課室長へ報告する', 'Whoever recognises it tells the section head', '§5.4 (b)'],
    ['report-csirt', '課室長がCSIRTへ共有する', 'The section head shares it with the CSIRT', '§5.4 (c)'],
    [
      'report-bureau',
      '課室長が部局の総括課長等へ報告し、応急措置を指示する',
      'The section head reports to the bureau and orders first measures',
      '§5.4 (d)',
    ],
    [
      'report-ciso',
      'CISOへ速やかに報告し、CISOが被害防止を指示する',
      'The CISO is told promptly and orders containment',
      '§5.4 (e)',
    ],
    ['report-coordinator', '調整機関へ速やかに報告する', 'The coordinator is told promptly', '§5.5'],
    [
      'report-police',
      '警察に相談し、調整機関に知らせる',
      'The police are consulted, and the coordinator knows of it',
      '§5.5',
    ],
    [
      'review-csirt',
      'CSIRTの構成と要員の水準が定められている',
      'The CSIRT’s composition and level of skill are set',
      '§7.11 (3)',
    ],
    [
      'review-scope',
      'リスク評価の対象範囲に組織が含まれている',
      'The organisation lies within the scope of risk assessment',
      'LS-11',
    ],
  ]
  const logs: Duty[] = [
    {
      id: 'keep-proxy-log',
      duty: { ja: 'プロキシログを欠けなく保存する', en: 'Keep the proxy log without gaps' },
      clause: 'LS-03',
      state: grounds.gaps.length > 0 ? 'not_done' : 'done',
      because:
        grounds.gaps.length > 0
          ? said(language => {
              const minutes = grounds.gaps.reduce((sum, gap) => sum + gap.minutes, 0)
              return language === 'ja'
                ? `${grounds.gaps.length}か所、計${minutes}分の欠けがある`
                : `${grounds.gaps.length} gaps, ${minutes} minutes in all`
            })
          : { ja: '対象期間に欠けはない', en: 'no gap in the period' },
    },
  ]
  if (grounds.serverLog) {
    logs.push({
      id: 'keep-server-log',
      duty: { ja: '認証サーバーに必要な記録を残す', en: 'Keep what the authentication server must record' },
      clause: 'LS-04',
      state: grounds.serverLog.verdict === 'sufficient' ? 'done' : 'not_done',
      because: grounds.serverLog.because[0] ?? notStated,
    })
  }
  return [
    ...afterNotices,
    ...logs,
    ...reporting.map(
      ([id, ja, en, clause]): Duty => ({ id, duty: { ja, en }, clause, state: 'not_stated', because: notStated }),
    ),
  ]
}

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

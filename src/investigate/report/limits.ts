import { type Language, type Report, type Said, spanWords, timeWords } from './model.ts'

const said = (tell: (language: Language) => string): Said => ({ ja: tell('ja'), en: tell('en') })

/** What event logs show by themselves: machines, or at least acts that nobody can tell from administration. */
const loggedSentences = (report: Report, shown: Report['terminals']): Said[] => {
  const { offset } = report
  const ways = report.movements.filter(one => one.attack).length
  const [first] = shown
  if (first)
    return [
      said(language =>
        language === 'ja'
          ? `${shown.length}台の端末（${shown.map(one => one.id).join('、')}）は、イベントログに侵入の痕跡があります。最初の痕跡は${timeWords(first.first, offset, 'ja')}です。`
          : `The event logs of ${shown.length} machines (${shown.map(one => one.id).join(', ')}) show an intruder, first at ${timeWords(first.first, offset, 'en')}.`,
      ),
      ...(ways > 0
        ? [
            {
              ja: `端末から端末への攻撃者の操作が${ways}件記録されています。`,
              en: `${ways} of the intruder’s acts from machine to machine are recorded.`,
            },
          ]
        : []),
    ]
  if (report.movements.length === 0 || report.terminals.length > 0) return []
  return [
    {
      ja: `イベントログに、端末から端末への操作が${report.movements.length}件あります。管理者の作業かどうかを確かめてください。`,
      en: `Event logs hold ${report.movements.length} acts from machine to machine. Ask administrators which of them were theirs.`,
    },
  ]
}

/** The first sentences a reader meets; certain words only where somebody looked. */
export const summaryOf = (report: Report): Said[] => {
  const { terminals, offset } = report
  const counted = report.destinations.filter(one => one.counted)
  const minutes = report.gaps.reduce((sum, gap) => sum + gap.minutes, 0)
  const gapSentence: Said[] =
    report.coverage.length === 0
      ? [
          {
            ja: '通信の記録がありません。組織の外との通信の有無は不明です。',
            en: 'There are no records of traffic. Whether there was traffic to the outside is unknown.',
          },
        ]
      : minutes > 0
        ? [
            {
              ja: `記録に計${minutes}分の欠けがあり、その間の通信の有無は不明です。`,
              en: `The records lack ${minutes} minutes; whether there was traffic then is unknown.`,
            },
          ]
        : [
            {
              ja: '調べた期間の記録に、欠けは見つかっていません。',
              en: 'No gap was found in the records of the period.',
            },
          ]
  const server: Said[] =
    report.serverLog?.verdict === 'insufficient'
      ? [
          {
            ja: '認証サーバーのログは不十分で、攻撃されたかどうかを判断できません。',
            en: 'The log of the authentication server is insufficient to say whether it was attacked.',
          },
        ]
      : []
  const [start] = terminals
  const shown = terminals.filter(terminal => terminal.shown)
  const logged = loggedSentences(report, shown)
  const met = terminals.filter(terminal => terminal.hosts.length > 0)
  if (met.length === 0 || counted.length === 0 || !start) {
    if (shown.length > 0) return [...logged, ...gapSentence, ...server]
    return [
      ...logged,
      {
        ja: '報告線を超える通信はありません。攻撃がなかったことの証明ではありません。',
        en: 'No traffic lies above the reporting line. This does not prove that there was no attack.',
      },
      ...gapSentence,
      ...server,
    ]
  }
  const end =
    terminals
      .map(terminal => terminal.last)
      .sort()
      .at(-1) ?? start.last
  const by = (type: string) => terminals.filter(terminal => terminal.cause.type === type).length
  const leak = counted.filter(one => one.leak.state === 'LEAK_CONFIRMED')
  const items = leak.reduce((sum, one) => sum + (one.leak.records ?? 0), 0)
  const provider = [...new Set(leak.map(one => one.leak.provider ?? ''))].join('、')
  const failed = terminals.filter(terminal => terminal.allFailed).length
  const rejected = report.destinations.filter(one => !one.counted).length + report.rejectedTerminals.length
  const contacts: Said =
    report.coverage.length === 0
      ? {
          ja: `侵入された端末のイベントログに、${counted.length}件の接続先（${counted.map(one => one.host).join('、')}）が現れます。`,
          en: `The event logs of affected machines name ${counted.length} destinations (${counted.map(one => one.host).join(', ')}).`,
        }
      : said(language =>
          language === 'ja'
            ? `${timeWords(start.first, offset, 'ja')}から${timeWords(end, offset, 'ja')}までに、${met.length}台の端末が${counted.length}件の不審な接続先と通信しました。`
            : `Between ${timeWords(start.first, offset, 'en')} and ${timeWords(end, offset, 'en')}, ${met.length} terminals talked to ${counted.length} suspicious destinations.`,
        )
  return [
    ...(report.coverage.length === 0 ? logged : [contacts]),
    ...(report.coverage.length === 0 ? [contacts] : logged),
    ...(failed > 0
      ? [
          {
            ja: `うち${failed}台は、全ての試行が失敗しました。`,
            en: `${failed} of them failed in every attempt.`,
          },
        ]
      : []),
    {
      ja: `感染の経路は、メールが${by('mail')}台、他の端末からの侵入が${by('lateral')}台、証拠では示せないものが${by('unknown')}台です。`,
      en: `How they were entered: ${by('mail')} by mail, ${by('lateral')} from another terminal, ${by('unknown')} by ways no record shows.`,
    },
    ...(leak.length > 0
      ? [
          {
            ja: `接続先${leak.map(one => one.code).join('、')}（${leak.map(one => one.host).join('、')}）への漏えい${items > 0 ? `（約${Math.round(items / 10_000)}万件）` : ''}は、${provider}の情報により確認されています。`,
            en: `The leak to ${leak.map(one => `${one.code} (${one.host})`).join(', ')}${items > 0 ? `, about ${items.toLocaleString('en')} items,` : ''} is confirmed on the word of: ${provider}.`,
          },
        ]
      : [
          {
            ja: '漏えいを確認した者はいません。不審な通信は、漏えいを意味しません。',
            en: 'Nobody has confirmed a leak. Suspicious traffic does not mean a leak.',
          },
        ]),
    ...gapSentence,
    ...server,
    ...(rejected > 0
      ? [
          {
            ja: `分析者が${rejected}件を棄却しました。棄却したものは数に含みません。`,
            en: `Analysts rejected ${rejected}; what is rejected is not counted.`,
          },
        ]
      : []),
  ]
}

/** What the evidence cannot show (R-100, R-101, R-108). */
export const limitsOf = (report: Report, notes: Said[]): Said[] => {
  const { offset, quiet } = report
  const unknown = report.terminals.filter(terminal => terminal.cause.type === 'unknown').length
  const open = report.destinations.filter(one => one.counted && one.leak.state === 'UNDETERMINED').length
  return [
    ...report.gaps.map(gap =>
      said(language =>
        language === 'ja'
          ? `${timeWords(gap.from, offset, 'ja')}から${gap.minutes}分間（${gap.source}）は記録がありません。この間の通信の有無は不明です。`
          : `There is no record for ${gap.minutes} minutes from ${timeWords(gap.from, offset, 'en')} (${gap.source}). Whether there was traffic then is unknown.`,
      ),
    ),
    ...(quiet
      ? [
          said(language => {
            const span = `${timeWords(quiet.from, offset, language)} – ${timeWords(quiet.to, offset, language)}`
            const inside = quiet.gaps.length > 0
            return language === 'ja'
              ? `${span} の${spanWords(Date.parse(quiet.to) - Date.parse(quiet.from), 'ja')}は、記録のある限り不審な通信がありません。${inside ? '途中の欠けの間は不明です。' : ''}`
              : `In ${span} (${spanWords(Date.parse(quiet.to) - Date.parse(quiet.from), 'en')}) no suspicious traffic stands in the records.${inside ? ' Inside the gap it is unknown.' : ''}`
          }),
        ]
      : []),
    ...(report.terminals.length > 0 && report.coverage.length > 0
      ? [
          {
            ja: '格子の一マスは1時間です。マスの数や長さは、通信の量を表しません。不審な通信は、情報の漏えいを意味しません。',
            en: 'One cell of the grid is one hour. The number or length of cells is not a volume of traffic, and suspicious traffic is not a leak.',
          },
        ]
      : []),
    ...(open > 0
      ? [
          {
            ja: `${open}件の接続先については、漏えいの有無は不明です。サーバーを調べた者がいません。`,
            en: `For ${open} destinations it is unknown whether they received leaked information: nobody has examined these servers.`,
          },
        ]
      : []),
    ...(unknown > 0
      ? [
          {
            ja: `${unknown}台については、どのように侵入されたかを示す記録がありません。`,
            en: `No record shows how ${unknown} terminals were entered.`,
          },
        ]
      : []),
    ...(report.serverLog?.verdict === 'insufficient'
      ? [
          {
            ja: '認証サーバーの記録では、乗っ取りの有無を判断できません。',
            en: 'The records of the authentication server cannot decide whether it was taken over.',
          },
        ]
      : []),
    {
      ja: '1台だけが一つの接続先と通信し、メール・ログオン・通知のどれとも結び付かない侵入は、報告線を超えません。',
      en: 'An intruder on one machine with one destination, tied to no mail, logon or notice, does not cross the reporting line.',
    },
    ...(report.derived
      ? [
          {
            ja: 'case.json がないため、執務時間・休日・組織のネットワークは仮定です。',
            en: 'There is no case.json: working hours, holidays and own networks are assumptions.',
          },
        ]
      : []),
    ...notes,
  ]
}

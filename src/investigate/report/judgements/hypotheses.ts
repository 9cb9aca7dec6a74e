import { type Hypothesis, timeWords } from '../model.ts'
import { type Grounds, said } from './grounds.ts'

/** What may have happened, with the facts for and against it. */
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
      supports:
        sent === 0
          ? []
          : [
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

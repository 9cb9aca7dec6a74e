import { type Duty, spanWords, timeWords } from '../model.ts'
import { aftermathsOf, contained } from './aftermath.ts'
import { type Grounds, said } from './grounds.ts'

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
      state: !grounds.traffic ? 'not_stated' : grounds.gaps.length > 0 ? 'not_done' : 'done',
      because: !grounds.traffic
        ? { ja: '通信の記録が提出されていない', en: 'no records of traffic were handed over' }
        : grounds.gaps.length > 0
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

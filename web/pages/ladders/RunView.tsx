import { useTranslation } from 'react-i18next'
import { SpanText } from '../../ui/ClockChip.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { useNow } from '../../ui/now.ts'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { Run } from './queries.ts'
import { isUninformed } from './standing.ts'
import { ToldTable } from './ToldTable.tsx'
import { channelWords, plannedWords } from './words.ts'

type Place = Run['places'][number]
type Call = Run['calls'][number]

/** A running ladder with real times: what was called, who answered, what comes next, and who must know. */
export const RunView = ({ run }: { run: Run }) => (
  <>
    <Standing run={run} />
    <ol className="ladder-live">
      <li className="live-done">
        <TimeText at={new Date(run.startedAt)} />
        <span className="live-mark" aria-hidden="true" />
        <Begun run={run} />
      </li>
      {run.places.map(place => (
        <LivePlace key={place.step} run={run} place={place} />
      ))}
    </ol>
    <ToldTable run={run} />
  </>
)

const Begun = ({ run }: { run: Run }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  return (
    <p>
      <strong>{run.startedBy ? t('run.begun', { name: run.startedBy[language] }) : t('run.begun_by_clock')}</strong>
    </p>
  )
}

/** 責任者に伝わっていません　通知から 4時間12分（期限 3時間）, or that a responsible person has it. */
export const Standing = ({ run }: { run: Run }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const now = useNow()
  const started = new Date(run.startedAt)
  const since = (until: Date) => <SpanText milliseconds={Math.max(0, until.getTime() - started.getTime())} />
  if (run.informedAt)
    return (
      <Note tone="done" lead={t('run.informed')}>
        <TimeText at={new Date(run.informedAt)} show="date-time" />
      </Note>
    )
  if (!isUninformed(run, now)) return null
  const missing = run.calls.filter(({ step, acknowledgedAt }) => acknowledgedAt === null && isResponsible(run, step))
  const who = [
    ...new Set(missing.map(({ name, title }) => `${title?.[language] ?? ''} ${name?.[language] ?? ''}`.trim())),
  ]
  return (
    <Note tone="alarm" lead={t('run.not_informed')}>
      <p>
        {since(now)}
        {'　'}
        {who.length > 0 && t('run.missing', { who: who.join(language === 'ja' ? '・' : ', ') })}
      </p>
    </Note>
  )
}

const isResponsible = ({ places }: Run, step: number): boolean =>
  places.some(place => place.step === step && place.responsible)

const toneOf = ({ state, reached }: Place): string => {
  if (!reached) return 'live-future'
  if (reached.acknowledgedAt) return 'live-done'
  return state === 'CALLING' ? 'live-current' : 'live-silent'
}

const LivePlace = ({ run, place }: { run: Run; place: Place }) => {
  const { t } = useTranslation('ladders')
  const calls = run.calls.filter(({ step }) => step === place.step)
  const { reached, step } = place
  return (
    <li className={toneOf(place)} aria-current={place.state === 'CALLING' ? 'step' : undefined}>
      {reached ? <TimeText at={new Date(reached.acknowledgedAt ?? reached.reachedAt)} /> : <span>—</span>}
      <span className="live-mark" aria-hidden="true" />
      <div>
        <p>
          <strong>
            {step >= 0 && `${step + 1}　`}
            <PlaceName run={run} step={step} calls={calls} />
          </strong>{' '}
          <StateLabel family="ladder_step" code={place.state} />
        </p>
        {reached?.skipped ? (
          <p className="secondary">{t('run.skipped')}</p>
        ) : (
          <CallFacts run={run} place={place} calls={calls} />
        )}
      </div>
    </li>
  )
}

const PlaceName = ({ run, step, calls }: { run: Run; step: number; calls: readonly Call[] }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  if (step === -1) return t('run.ciso_line')
  if (step === run.steps.length) return t('run.desk')
  const people = [...new Map(calls.map(call => [call.person, call])).values()]
  const planned = run.steps[step]
  if (people.length === 0 && planned?.kind === 'NOTIFY')
    return planned.receivers.map(receiver => plannedWords({ t, language }, receiver)).join(t('and'))
  const roles = { DEPUTY: t('run.deputy'), ALTERNATE: t('run.alternate'), RECEIVER: '', DESK: '' }
  return people
    .map(({ name, title, as }) => [roles[as], title?.[language], name?.[language]].filter(Boolean).join(' '))
    .join(language === 'ja' ? '・' : ', ')
}

/** 音声 3回・メール: how often each step was called, who took it and how, and when it is called again. */
const CallFacts = ({ run, place, calls }: { run: Run; place: Place; calls: readonly Call[] }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const { reached } = place
  const [first] = calls
  const rounds = new Set(calls.map(({ round }) => round)).size
  const used = first ? channelWords(first.channels, language) : ''
  const lines = [
    first &&
      (rounds > 1 ? t('run.calls_times', { channels: used, amount: rounds }) : t('run.calls', { channels: used })),
    reached?.acknowledgedBy &&
      (place.step === run.steps.length
        ? t('run.taken', { name: reached.acknowledgedBy[language] })
        : reached.acknowledgedBy[language]),
    reached?.via === 'TELEPHONE' && t('run.told_by', { name: reached.recordedBy?.[language] ?? '—' }),
    reached?.via === 'GATEWAY' && t('run.by_key'),
  ].filter(Boolean)
  return (
    <p className="secondary">
      {lines.join('　')}
      {place.state === 'CALLING' && run.nextAt && (
        <>
          {'　'}
          <NextTime at={new Date(run.nextAt)} />
        </>
      )}
    </p>
  )
}

const NextTime = ({ at }: { at: Date }) => {
  const { t } = useTranslation('ladders')
  const [before = '', after = ''] = t('run.next', { at: '\u0000' }).split('\u0000')
  return (
    <strong className="soon">
      {before}
      <TimeText at={at} />
      {after}
    </strong>
  )
}

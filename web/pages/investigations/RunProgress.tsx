import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import type { Investigation, Run } from './queries.ts'
import { percent } from './words.ts'

type Progress = NonNullable<Run['progress']>

/** 取込み 42%　残り約 3分 */
export const RemainingText = ({ progress }: { progress: Progress }) => {
  const { t } = useTranslation('investigations')
  const { stage, done, total, secondsLeft } = progress
  const left =
    secondsLeft === null
      ? ''
      : secondsLeft < 60
        ? t('left_seconds', { count: secondsLeft })
        : t('left_minutes', { count: Math.ceil(secondsLeft / 60) })
  return (
    <>
      {t(`stage.${stage}`)}
      {total > 0 && done < total && `　${percent(done, total)}%`}　{left}
    </>
  )
}

const steps = ['unpack', 'seal', 'ingest', 'detect', 'correlate', 'report'] as const

/** The run that goes on: its stages, the sources with how much of each is read, the time that is left. */
export const RunProgress = ({ investigation, run }: { investigation: Investigation; run: Run }) => {
  const { t } = useTranslation('investigations')
  const { progress } = run
  const shown = steps.filter(step => step !== 'unpack' || investigation.source === 'UPLOAD')
  const at = progress ? shown.indexOf(progress.stage) : -1
  return (
    <Panel title={t('running')} aside={<StateLabel family="investigation" code={run.state} />}>
      <div className="stacked" aria-live="polite">
        {run.state === 'WAITING' && <p>{t('waiting')}</p>}
        {progress && (
          <>
            <ol className="run-stages">
              {shown.map((step, nth) => (
                <li key={step} aria-current={nth === at ? 'step' : undefined} className={nth < at ? 'run-done' : ''}>
                  {t(`stage.${step}`)}
                  {nth < at && t('stage_done')}
                </li>
              ))}
            </ol>
            <p className="strong">
              <RemainingText progress={progress} />
            </p>
            {progress.file && <p className="secondary mono wrapping">{progress.file}</p>}
            {progress.sources.length > 0 && (
              <ul className="source-list">
                {progress.sources.map(({ source, done, total }) => (
                  <li key={source}>
                    <label htmlFor={`source-${source}`}>{source}</label>
                    <progress id={`source-${source}`} max={Math.max(1, total)} value={done} />
                    <span className="unbroken">{percent(done, total)}%</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
        {run.attempts > 1 && <p className="secondary">{t('taken_up', { count: run.attempts })}</p>}
        {run.cancelAskedAt ? (
          <p>{t('cancelling')}</p>
        ) : (
          investigation.may.cancel.allowed && <Cancel id={investigation.id} seq={run.seq} />
        )}
      </div>
    </Panel>
  )
}

const Cancel = ({ id, seq }: { id: string; seq: number }) => {
  const { t } = useTranslation('investigations')
  const api = useApi()
  const cancel = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/investigations/{id}/runs/{seq}/cancellation', {
          params: { path: { id, seq } },
          headers: idempotent(key),
        }),
      ),
    { refreshes: [['investigations']], said: t('cancel_asked') },
  )
  return (
    <>
      {cancel.problem && <ProblemNote problem={cancel.problem} />}
      <p>
        <Button size="small" busy={cancel.busy} onPress={() => cancel.run(undefined)}>
          {t('cancel')}
        </Button>
      </p>
    </>
  )
}

/** Reads the evidence again with the words that were said since. */
export const RunAgain = ({ investigation, words }: { investigation: Investigation; words: number }) => {
  const { t } = useTranslation('investigations')
  const api = useApi()
  const { id, may } = investigation
  const again = useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/investigations/{id}/runs', { params: { path: { id } }, headers: idempotent(key) })),
    { refreshes: [['investigations']], said: t('run_asked') },
  )
  if (!may.run.allowed) return null
  return (
    <>
      {again.problem && <ProblemNote problem={again.problem} />}
      <Button size="small" busy={again.busy} onPress={() => again.run(undefined)}>
        {words > 0 ? t('run_with_words', { count: words }) : t('run_again')}
      </Button>
    </>
  )
}

/** Why a run brought no result, and what to do. */
export const FailureNote = ({ run }: { run: Run }) => {
  const { t } = useTranslation('investigations')
  if (run.state === 'CANCELLED') return <Note lead={t('cancelled')}>{t('cancelled_do')}</Note>
  const failure = run.failure as 'fault'
  return (
    <Note tone="alarm" lead={t(`failure.${failure}.short`)}>
      {t(`failure.${failure}.do`)}
    </Note>
  )
}

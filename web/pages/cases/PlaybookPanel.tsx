import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { playbookSteps, stepStates } from '../../../src/kernel/taxonomy/playbook.ts'
import { postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { isOffered, refusalOf } from '../../ui/refusal.ts'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { Watches } from './Watches.tsx'

type Playbook = Reply<'/api/v1/cases/{id}/containment'>
type Step = Playbook['steps'][number]
type Taken = Step['taken'][number]
type StepAct = Taken['may'][number]['act']

const usePlaybook = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', id, 'containment'],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/containment', { params: { path: { id } } })),
  })
}

/** 封じ込めの手順: four steps, each reaching further, with who orders it and what was taken of it. */
export const PlaybookPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation('playbook')
  const playbook = usePlaybook(id).data
  if (!playbook) return null
  const { steps, watches, mayWatch } = playbook
  const taken = steps.flatMap(step => step.taken)
  const offers = steps.some(({ mayTake }) => isOffered(mayTake)) || isOffered(mayWatch)
  if (taken.length === 0 && watches.length === 0 && !offers) return null
  const open = taken.filter(({ state }) => state === 'ORDERED' || state === 'RECOMMENDED').length
  return (
    <section id="containment">
      <Panel title={t('title')} count={open}>
        <ol>
          {steps.map(step => (
            <StepPart key={step.step} id={id} step={step} />
          ))}
        </ol>
        <Watches id={id} watches={watches} mayWatch={mayWatch} />
      </Panel>
    </section>
  )
}

const StepPart = ({ id, step }: { id: string; step: Step }) => {
  const { t } = useTranslation('playbook')
  const language = useLanguage()
  const [taking, setTaking] = useState(false)
  const orderers = step.orderers.map(post => postKinds[post][language]).join(language === 'ja' ? '、' : ', ')
  return (
    <li className="playbook-step">
      <strong>{playbookSteps[step.step][language]}</strong>
      <p className="secondary">{t('orderers', { orderers })}</p>
      <ul>
        {step.taken.map(taken => (
          <TakenRow key={taken.id} id={id} taken={taken} />
        ))}
      </ul>
      {isOffered(step.mayTake) && (
        <Button size="small" refusedBecause={refusalOf(step.mayTake, language)} onPress={() => setTaking(true)}>
          {t(step.mode === 'RECOMMEND' ? 'recommend' : 'order', { step: playbookSteps[step.step][language] })}
        </Button>
      )}
      {taking && <TakeDialog id={id} step={step} onClose={() => setTaking(false)} />}
    </li>
  )
}

const TakeDialog = ({ id, step, onClose }: { id: string; step: Step; onClose: () => void }) => {
  const { t } = useTranslation('playbook')
  const language = useLanguage()
  const api = useApi()
  const [target, setTarget] = useState(step.step === 'CUT_ORGANISATION' || step.step === 'SWEEP_FLEET' ? t('all') : '')
  const [words, setWords] = useState('')
  const recommends = step.mode === 'RECOMMEND'
  const take = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/cases/{id}/containment', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { step: step.step, target, words },
        }),
      ),
    { refreshes: [['cases']], said: t(recommends ? 'recommended' : 'ordered'), onDone: onClose },
  )
  const label = t(recommends ? 'recommend' : 'order', { step: playbookSteps[step.step][language] })
  return (
    <Dialog title={label} isOpen onClose={onClose}>
      <p>{t(recommends ? 'recommend_explained' : 'order_explained')}</p>
      <TextField
        id="step-target"
        label={t(`target.${step.step}`)}
        necessity="required"
        value={target}
        onChange={setTarget}
        autoFocus
      />
      <TextArea id="step-words" label={t('words')} necessity="optional" value={words} onChange={setWords} />
      {take.problem && <ProblemNote problem={take.problem} />}
      <Button
        look="primary"
        busy={take.busy}
        refusedBecause={target.trim() === '' ? t('target_missing') : undefined}
        onPress={() => take.run(undefined)}
      >
        {label}
      </Button>
    </Dialog>
  )
}

const tones = {
  RECOMMENDED: 'soon',
  ORDERED: 'current',
  DONE: 'plain',
  CONFIRMED: 'done',
  UNDONE: 'not-given',
} as const

const TakenRow = ({ id, taken }: { id: string; taken: Taken }) => {
  const { t } = useTranslation('playbook')
  const language = useLanguage()
  const times = [
    ['recommended_at', taken.recommendedAt, taken.recommendedBy],
    ['ordered_at', taken.orderedAt, taken.orderedBy],
    ['done_at', taken.doneAt, taken.doneBy],
    ['confirmed_at', taken.confirmedAt, taken.confirmedBy],
    ['undone_at', taken.undoneAt, taken.undoneBy],
  ] as const
  return (
    <li className="playbook-taken">
      <WordLabel tone={tones[taken.state]}>{stepStates[taken.state][language]}</WordLabel> {taken.target}{' '}
      <span className="secondary">
        <OrganisationText organisation={taken.organisation} short />
      </span>
      {taken.words && <p>{taken.words}</p>}
      <dl className="playbook-times">
        {times.map(([word, at, person]) =>
          at ? (
            <div key={word}>
              <dt>{t(word)}</dt>
              <dd>
                <TimeText at={new Date(at)} show="date-time" />{' '}
                <span className="secondary">
                  {person?.[language]}
                  {word === 'ordered_at' && taken.orderedAs && `（${postKinds[taken.orderedAs][language]}）`}
                </span>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {taken.undoneReason && <p className="secondary">{taken.undoneReason}</p>}
      <StepActs id={id} taken={taken} />
    </li>
  )
}

const StepActs = ({ id, taken }: { id: string; taken: Taken }) => {
  const { t } = useTranslation('playbook')
  const language = useLanguage()
  const api = useApi()
  const [undoing, setUndoing] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(
    (act: StepAct) =>
      body(
        api.PUT('/api/v1/cases/{id}/containment/{step}', {
          params: { path: { id, step: taken.id } },
          headers: ifMatch(`"${taken.version}"`),
          body: { act, at: null, reason: act === 'UNDO' ? reason : '' },
        }),
      ),
    { refreshes: [['cases']], said: t('recorded'), onDone: () => setUndoing(false) },
  )
  const offered = taken.may.filter(({ decision }) => isOffered(decision) && decision.code !== 'step_order')
  const undo = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() !== '') act.run('UNDO')
  }
  return (
    <>
      <div className="button-row">
        {offered
          .filter(({ act: code }) => code !== 'UNDO')
          .map(({ act: code, decision }) => (
            <Button
              key={code}
              size="small"
              busy={act.busy}
              refusedBecause={refusalOf(decision, language)}
              onPress={() => act.run(code)}
            >
              {t(`acts.${code}`)}
            </Button>
          ))}
        {offered.some(({ act: code }) => code === 'UNDO') && !undoing && (
          <button type="button" className="link-button" onClick={() => setUndoing(true)}>
            {t('acts.UNDO')}
          </button>
        )}
      </div>
      {undoing && (
        <form onSubmit={undo} className="step-form">
          <TextField
            id={`undo-${taken.id}`}
            label={t('undo_reason')}
            necessity="required"
            value={reason}
            onChange={setReason}
          />
          <Button type="submit" size="small" busy={act.busy}>
            {t('acts.UNDO')}
          </Button>
        </form>
      )}
      {act.problem && <ProblemNote problem={act.problem} />}
    </>
  )
}

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience } from '../../../src/kernel/audience.ts'
import { consentStates } from '../../../src/kernel/taxonomy/sharing.ts'
import { answerFlaws } from '../../../src/trust/consent/model.ts'
import { consentPolicies } from '../../../src/trust/consent/policy.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { FormSection } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { answerBody } from './answer.ts'
import { NarrowChoice } from './NarrowChoice.tsx'
import type { Consent } from './queries.ts'

const words = { GRANTED: 'grant', CONDITIONAL: 'narrow', REFUSED: 'refuse', WITHDRAWN: 'withdraw' } as const
type Verdict = keyof typeof words

/** Grant, grant less, refuse, or withdraw later; the originator alone decides, and never to more than was asked. */
export const ConsentAnswer = ({ consent }: { consent: Consent }) => {
  const { t } = useTranslation('consents')
  const language = useLanguage()
  const now = useNow()
  const actor = useActor()
  const [verdict, setVerdict] = useState<Verdict | undefined>(consent.may.length === 1 ? consent.may[0] : undefined)
  const [tlp, setTlp] = useState(consent.tlp)
  const [audience, setAudience] = useState<Audience>(consent.audience)
  const [conditions, setConditions] = useState('')
  const [tried, setTried] = useState(false)
  const answer = useAnswer(consent)
  if (consent.may.length === 0) return <Note>{t('closed')}</Note>
  const refused =
    actor && refusalOf(consentPolicies['consent.answer'](actor, { originator: actor.organisation }), language)
  const flaws = verdict
    ? answerFlaws(
        { ...consent, expiresAt: new Date(consent.expiresAt) },
        verdict === 'CONDITIONAL' ? { verdict, tlp, audience, conditions } : { ...consent, verdict, conditions },
        now,
      )
    : []
  const reasonMissing = (verdict === 'REFUSED' || verdict === 'WITHDRAWN') && conditions.trim() === ''
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (verdict && flaws.length === 0 && !reasonMissing) answer.run(answerBody({ verdict, tlp, audience, conditions }))
  }
  return (
    <form onSubmit={send}>
      <FormSection title={t('answer')}>
        <ChoiceGroup
          id="verdict"
          label={t('verdict')}
          choices={consent.may.map(value => ({ value, label: t(words[value]) }))}
          value={verdict}
          onChange={setVerdict}
        />
        {verdict && <p className="secondary form-note">{t(`${words[verdict]}_what`)}</p>}
        {verdict === 'CONDITIONAL' && (
          <NarrowChoice asked={consent} tlp={tlp} audience={audience} onTlp={setTlp} onAudience={setAudience} />
        )}
        {verdict && verdict !== 'GRANTED' && (
          <TextArea
            id="conditions"
            label={t(verdict === 'CONDITIONAL' ? 'conditions' : 'reason')}
            necessity={verdict === 'CONDITIONAL' ? 'optional' : 'required'}
            value={conditions}
            onChange={setConditions}
            error={tried && reasonMissing ? t('reason_missing') : undefined}
          />
        )}
        {flaws.map(({ code, values }) => (
          <Flaw key={code} code={code} values={values} />
        ))}
        {verdict && (
          <Button
            look={verdict === 'WITHDRAWN' || verdict === 'REFUSED' ? 'danger' : 'primary'}
            type="submit"
            busy={answer.busy}
            refusedBecause={refused}
          >
            {t(`act_${words[verdict]}`)}
          </Button>
        )}
        {answer.problem && <ProblemNote problem={answer.problem} />}
      </FormSection>
    </form>
  )
}

const useAnswer = (consent: Consent) => {
  const { t } = useTranslation('consents')
  const api = useApi()
  return useAct(
    (given: ReturnType<typeof answerBody>, key) =>
      body(
        api.POST('/api/v1/consents/{id}/answer', {
          params: { path: { id: consent.id } },
          headers: idempotent(key),
          body: given,
        }),
      ),
    { refreshes: [['consents'], ['home'], ['inbox']], said: t('done') },
  )
}

const Flaw = ({ code, values }: { code: string; values?: Readonly<Record<string, string | number>> }) => {
  const { t } = useTranslation('consents')
  const language = useLanguage()
  const state = consentStates[values?.state as keyof typeof consentStates]?.[language] ?? ''
  const sentence =
    code === 'label_wider_than_asked'
      ? t(code, { asked: String(values?.asked ?? '') })
      : code === 'audience_wider_than_asked'
        ? t(code)
        : t('consent_not_open', { state })
  return <Note tone="alarm" lead={sentence} />
}

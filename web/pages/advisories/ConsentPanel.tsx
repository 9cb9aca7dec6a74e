import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { consentStates } from '../../../src/kernel/taxonomy/sharing.ts'
import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { dateAndTime } from '../../ui/time.ts'
import type { Advisory } from './queries.ts'

/** How the originator stands to exactly this revision, and the request for its consent. */
export const ConsentPanel = ({ advisory, unsaved }: { advisory: Advisory; unsaved: boolean }) => {
  const { t } = useTranslation('advisories')
  const { state } = advisory.consent
  const given = isCodeOf(consentStates, state) ? <StateLabel family="consent" code={state} /> : undefined
  const request = advisory.consents.find(({ id }) => id === advisory.consent.request)
  const mayAsk = state === 'MISSING' || state === 'OTHER_REVISION' || state === 'EXPIRED' || state === 'REFUSED'
  return (
    <div id="consent">
      <Panel title={t('consent')} aside={given}>
        {state === 'NOT_NEEDED' && <p>{t('consent_needless')}</p>}
        {state === 'MISSING' && <p>{t('consent_none')}</p>}
        {state === 'OTHER_REVISION' && <p>{t('consent_other')}</p>}
        {request && <Request request={request} />}
        {mayAsk && advisory.may.askConsent.allowed && advisory.state !== 'RELEASED' && (
          <AskConsent advisory={advisory} unsaved={unsaved} again={state !== 'MISSING'} />
        )}
      </Panel>
    </div>
  )
}

const Request = ({ request }: { request: Advisory['consents'][number] }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const { originatorName, revision, decision, answerBy, expiresAt } = request
  const at = (text: string): string => dateAndTime(new Date(text), { language })
  const standing = decision?.verdict === 'GRANTED' || decision?.verdict === 'CONDITIONAL'
  return (
    <div>
      <p>
        <OrganisationText organisation={originatorName} /> {decision?.person?.[language]}
        {decision && <span className="secondary"> {at(decision.at)}</span>}
      </p>
      {standing && <p className="consent-valid">✓ {t('consent_valid', { revision })}</p>}
      {!decision && <p>{t('consent_asked', { revision, at: at(answerBy) })}</p>}
      {standing && decision && (
        <p>
          <TlpBadge label={decision.tlp} />{' '}
          <span className="secondary">{t('consent_until', { at: at(expiresAt) })}</span>
        </p>
      )}
      {decision?.conditions && <p className="running-text">{decision.conditions}</p>}
    </div>
  )
}

const AskConsent = ({ advisory, unsaved, again }: { advisory: Advisory; unsaved: boolean; again: boolean }) => {
  const { t } = useTranslation('advisories')
  const api = useApi()
  const ask = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/advisories/{id}/consent', {
          params: { path: { id: advisory.id } },
          headers: { ...idempotent(key), ...ifMatch(`"${advisory.version}"`) },
        }),
      ),
    { refreshes: [['advisories', advisory.id]], said: t('asked') },
  )
  return (
    <>
      <Button
        size="small"
        busy={ask.busy}
        onPress={() => ask.run(undefined)}
        refusedBecause={unsaved ? t('save_first') : undefined}
      >
        {t(again ? 'ask_again' : 'ask_consent')}
      </Button>
      {ask.problem && <ProblemNote problem={ask.problem} />}
    </>
  )
}

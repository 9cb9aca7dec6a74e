import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { identityPolicies } from '../../../src/trust/identity/directory/policy.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useIdentifiers } from './queries.ts'

const kinds = ['DOMAIN', 'ADDRESS', 'HOST_PATTERN', 'PERSON', 'PLACE', 'CONTRACT', 'ALIAS'] as const
type Kind = (typeof kinds)[number]
const isKind = (code: string): code is Kind => kinds.some(kind => kind === code)

/** What would give an organisation away, entered by itself; anonymisation looks for it. */
export const IdentifiersPanel = ({ organisation }: { organisation: string }) => {
  const { t } = useTranslation('directory')
  const actor = useActor()
  const readable = actor !== undefined && identityPolicies['identifier.read'](actor, { organisation }).allowed
  const identifiers = useIdentifiers(organisation, readable)
  if (!actor || !readable) return null
  return (
    <Panel title={t('identifiers')} count={identifiers.data?.length}>
      <p className="secondary">{t('identifiers_why')}</p>
      <Answered query={identifiers} rows={2}>
        {found =>
          found.length === 0 ? (
            <p>{t('no_identifiers')}</p>
          ) : (
            <dl className="facts facts-narrow">
              {found.map(({ id, kind, value }) => (
                <div key={id} className="facts-row">
                  <dt>{isKind(kind) ? t(`identifier.${kind}`) : kind}</dt>
                  <dd className="mono">{value}</dd>
                </div>
              ))}
            </dl>
          )
        }
      </Answered>
      {identityPolicies['identifier.add'](actor, { organisation }).allowed && <Add organisation={organisation} />}
    </Panel>
  )
}

const Add = ({ organisation }: { organisation: string }) => {
  const { t } = useTranslation('directory')
  const api = useApi()
  const [kind, setKind] = useState<Kind>('DOMAIN')
  const [value, setValue] = useState('')
  const [tried, setTried] = useState(false)
  const short = value.trim().length < 2
  const add = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/organisations/{id}/identifiers', {
          params: { path: { id: organisation } },
          headers: idempotent(key),
          body: { kind, value },
        }),
      ),
    {
      refreshes: [['organisations', organisation]],
      said: t('identifier_added'),
      onDone: () => {
        setValue('')
        setTried(false)
      },
    },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!short) add.run(undefined)
  }
  return (
    <form onSubmit={send} className="panel-form">
      <SelectField
        id="identifier-kind"
        label={t('identifier_kind')}
        choices={kinds.map(code => ({ value: code, label: t(`identifier.${code}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        id="identifier-value"
        label={t('identifier_value')}
        support={kind === 'HOST_PATTERN' ? t('identifier_support') : undefined}
        value={value}
        onChange={setValue}
        error={tried && short ? t('identifier_missing') : undefined}
      />
      <Button type="submit" busy={add.busy}>
        {t('add_identifier')}
      </Button>
      {add.problem && <ProblemNote problem={add.problem} />}
    </form>
  )
}

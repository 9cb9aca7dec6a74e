import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { FormSection } from '../../ui/layout.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Agent } from './queries.ts'

const empty = { name: '', publicKey: '', replaces: '' }
const keyLength = 44

/** The public key of a program; one that takes another's place goes on where that one ended. */
export const AgentForm = ({ agents }: { agents: readonly Agent[] }) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  const [entry, setEntry] = useState(empty)
  const [tried, setTried] = useState(false)
  const register = useAct(
    ({ name, publicKey, replaces }: typeof empty, key) =>
      body(
        api.POST('/api/v1/sweep-agents', {
          headers: idempotent(key),
          body: { name, publicKey: publicKey.trim(), replaces: replaces || null },
        }),
      ),
    {
      refreshes: [['sweeps']],
      said: t('agents.register_done'),
      onDone: () => {
        setEntry(empty)
        setTried(false)
      },
    },
  )
  const isKey = entry.publicKey.trim().length === keyLength
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (entry.name.trim() !== '' && isKey) register.run(entry)
  }
  const taken = new Set(agents.flatMap(({ replaces }) => (replaces ? [replaces.id] : [])))
  return (
    <form onSubmit={submit} noValidate>
      <FormSection title={t('agents.add')} support={t('agents.scope')}>
        <TextField
          id="agent-name"
          label={t('agents.name')}
          necessity="required"
          value={entry.name}
          onChange={name => setEntry({ ...entry, name })}
          error={tried && entry.name.trim() === '' ? t('agents.name_missing') : undefined}
        />
        <TextField
          id="agent-key"
          label={t('agents.key')}
          support={t('agents.key_support')}
          necessity="required"
          value={entry.publicKey}
          onChange={publicKey => setEntry({ ...entry, publicKey })}
          error={tried && !isKey ? t('agents.key_wrong') : undefined}
        />
        <SelectField
          id="agent-replaces"
          label={t('agents.replace')}
          support={t('agents.replace_support')}
          necessity="optional"
          choices={[
            { value: '', label: t('agents.replace_none') },
            ...agents.filter(({ id }) => !taken.has(id)).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={entry.replaces}
          onChange={replaces => setEntry({ ...entry, replaces })}
        />
        {register.problem && <ProblemNote problem={register.problem} />}
        <p>
          <Button type="submit" busy={register.busy}>
            {t('agents.register')}
          </Button>
        </p>
      </FormSection>
    </form>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { type Account, accountFields, accountOf, changedParts, rebased } from './account.ts'
import { CauseChoice } from './CauseChoice.tsx'
import type { CaseFile } from './queries.ts'

const fields = {
  causeUnknownReason: { label: 'unknown_reason', rows: 2 },
  lessons: { label: 'lessons', rows: 4 },
  lessonsWaiver: { label: 'waiver', rows: 2 },
  containmentEvidence: { label: 'evidence', rows: 3 },
} as const

/** Changes the version that was read, and no other; whoever came first, nobody's text is lost (SCREENS §5 row 4). */
export const AccountForm = ({ file, onClose }: { file: CaseFile; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const latest = useLatest(file.id)
  const [base, setBase] = useState({ account: accountOf(file), version: file.version })
  const [account, setAccount] = useState(base.account)
  const [contested, setContested] = useState<readonly string[]>([])
  const save = useAct(
    (given: Account) =>
      body(
        api.PATCH('/api/v1/cases/{id}', {
          params: { path: { id: file.id } },
          headers: ifMatch(`"${base.version}"`),
          body: changedParts(base.account, given),
        }),
      ),
    { refreshes: [['cases']], said: t('account.saved'), onDone: onClose },
  )
  const conflict = save.problem?.code === 'changed_meanwhile'
  const compare = async (): Promise<void> => {
    const theirs = await latest()
    const next = rebased(base.account, account, accountOf(theirs))
    setContested(next.contested)
    setAccount(next.account)
    setBase({ account: accountOf(theirs), version: theirs.version })
    save.forget()
  }
  const unsaved = Object.keys(changedParts(base.account, account)).length > 0
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (unsaved) save.run(account)
    else onClose()
  }
  const supportOf = (field: (typeof accountFields)[number]): string | undefined => {
    if (contested.includes(field)) return t('account.theirs', { text: base.account[field] || t('account.none') })
    return field === 'containmentEvidence' ? t('account.evidence_support') : undefined
  }
  return (
    <form onSubmit={send}>
      <CauseChoice value={account.causes} onChange={causes => setAccount({ ...account, causes })} />
      {accountFields.map(field => (
        <TextArea
          key={field}
          id={`account-${field}`}
          label={t(`account.${fields[field].label}`)}
          support={supportOf(field)}
          rows={fields[field].rows}
          value={account[field]}
          onChange={text => setAccount({ ...account, [field]: text })}
        />
      ))}
      {conflict && (
        <Note tone="soon" lead={t('account.conflict')}>
          <p>{t('account.conflict_what')}</p>
          <Button size="small" onPress={() => void compare()}>
            {t('account.compare')}
          </Button>
        </Note>
      )}
      {save.problem && !conflict && <ProblemNote problem={save.problem} />}
      <ButtonRow>
        <Button look="primary" type="submit" busy={save.busy}>
          {t(contested.length > 0 ? 'account.overwrite' : 'account.save')}
        </Button>
        <Button onPress={onClose}>{t('account.cancel')}</Button>
        {unsaved && <span className="secondary">{t('account.unsaved')}</span>}
      </ButtonRow>
    </form>
  )
}

/** The case as it is stored now, past every cache. */
const useLatest = (id: string): (() => Promise<CaseFile>) => {
  const api = useApi()
  const queries = useQueryClient()
  return () =>
    queries.fetchQuery({
      queryKey: ['cases', id],
      queryFn: () => body(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })),
      staleTime: 0,
    })
}

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { errorAt, fieldProblems } from '../../ui/field-problems.ts'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EntranceFrame } from './EntranceFrame.tsx'
import { PasswordField } from './PasswordField.tsx'
import { lacking, noAnswers, pointers, type SetUpAnswers, type SetUpField, setUpFields, toRequest } from './set-up.ts'
import { useGoIn } from './use-go-in.ts'
import { useLink } from './use-link.ts'
import { useOneTimeToken } from './use-one-time-token.ts'

/** Founds the coordinator: the first organisation, its first person, and how both are called in two languages. */
export const SetUpPage = () => {
  const { t } = useTranslation('entrance')
  const token = useOneTimeToken()
  const link = useLink(token)
  return (
    <EntranceFrame title={t('set_up.title')} support={t('set_up.support')}>
      <Answered query={link}>{() => <SetUpForm token={token} />}</Answered>
    </EntranceFrame>
  )
}

const pairs: readonly (readonly SetUpField[])[] = [
  ['organisationJa', 'organisationEn'],
  ['personJa', 'personEn'],
  ['titleJa', 'titleEn'],
  ['email'],
]

const SetUpForm = ({ token }: { token: string }) => {
  const { t } = useTranslation('entrance')
  const [answers, setAnswers] = useState<SetUpAnswers>(noAnswers)
  const [tried, setTried] = useState(false)
  const { act, problems } = useSetUp(token, answers, tried)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (lacking(answers).length === 0) act.run(undefined)
  }
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} />
      {act.problem && problems.length === 0 && <ProblemNote problem={act.problem} />}
      {pairs.map(fields => (
        <div key={fields[0]} className={fields.length > 1 ? 'field-pair' : undefined}>
          {fields.map(field => (
            <TextField
              key={field}
              id={field}
              label={t(`fields.${field}`)}
              necessity="required"
              type={field === 'email' ? 'email' : 'text'}
              autoComplete={field === 'email' ? 'username' : 'off'}
              error={errorAt(problems, field)}
              value={answers[field]}
              onChange={value => setAnswers({ ...answers, [field]: value })}
            />
          ))}
        </div>
      ))}
      <PasswordField
        value={answers.password}
        onChange={password => setAnswers({ ...answers, password })}
        tried={tried}
      />
      <Button type="submit" look="primary" size="large" busy={act.busy}>
        {t('set_up.act')}
      </Button>
    </form>
  )
}

/** What the form itself misses comes first; then what the server found. */
const useSetUp = (token: string, answers: SetUpAnswers, tried: boolean) => {
  const { t } = useTranslation('entrance')
  const language = useLanguage()
  const api = useApi()
  const goIn = useGoIn()
  const act = useAct(() => api.POST('/api/v1/set-up', { body: toRequest(token, answers) }), {
    refreshes: [],
    onDone: () => goIn(),
  })
  const own = lacking(answers).map(({ field, why }) => ({
    field,
    label: t(`fields.${field}`),
    message: t(`lacks.${field === 'password' ? 'password' : why}`),
  }))
  const named = Object.fromEntries(setUpFields.map(id => [pointers[id], { id, label: t(`fields.${id}`) }]))
  return { act, problems: tried && own.length > 0 ? own : fieldProblems(act.problem, named, language) }
}

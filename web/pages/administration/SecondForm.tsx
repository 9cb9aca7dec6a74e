import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'

const blank = { email: '', ja: '', en: '', lastDay: '' }

/** Somebody of another organisation, for named cases, until a day. */
export const SecondForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('administration')
  const api = useApi()
  const [given, setGiven] = useState(blank)
  const [chosen, setChosen] = useState<string[]>([])
  const cases = useQuery({
    queryKey: ['cases', 'to-second'],
    queryFn: () => body(api.GET('/api/v1/cases', { params: { query: { limit: 50 } } })),
  })
  const begin = useAct(
    (_: undefined, key) =>
      api.POST('/api/v1/secondments', {
        body: {
          email: given.email,
          title: { ja: given.ja, en: given.en },
          duties: ['RECEIVE'],
          cases: chosen,
          lastDay: given.lastDay,
        },
        headers: idempotent(key),
      }),
    { refreshes: [['colleagues']], said: t('second.done'), onDone: onClose },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    begin.run(undefined)
  }
  const field = (name: keyof typeof blank) => ({
    id: `second-${name}`,
    label: t(`second.${name}`),
    value: given[name],
    onChange: (text: string) => setGiven({ ...given, [name]: text }),
  })
  const complete = Object.values(given).every(text => text.trim() !== '') && chosen.length > 0
  return (
    <Dialog title={t('second.title')} isOpen onClose={onClose} wide>
      <form onSubmit={submit} noValidate>
        <p>{t('second.support')}</p>
        {begin.problem && <ProblemNote problem={begin.problem} />}
        <TextField {...field('email')} type="email" support={t('second.email_support')} autoFocus />
        <div className="field-pair">
          <TextField {...field('ja')} />
          <TextField {...field('en')} />
        </div>
        <Answered query={cases}>
          {({ items }) => (
            <ManyChoiceGroup
              id="second-cases"
              label={t('second.cases')}
              choices={items.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
        </Answered>
        <TextField {...field('lastDay')} type="date" support={t('second.last_day_support')} />
        <Button
          type="submit"
          look="primary"
          busy={begin.busy}
          refusedBecause={complete ? undefined : t('second.needed')}
        >
          {t('second.act')}
        </Button>
      </form>
    </Dialog>
  )
}

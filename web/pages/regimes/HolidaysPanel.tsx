import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { type Holiday, useEnterHoliday, useHolidays, useRemoveHoliday } from './queries.ts'

/** Days on which nobody works; a removed one can be taken back. */
export const HolidaysPanel = ({ mayEnter }: { mayEnter: boolean }) => {
  const { t } = useTranslation('regimes')
  const holidays = useHolidays()
  return (
    <Panel title={t('holidays.title')} count={holidays.data?.length}>
      <p className="secondary">{t('holidays.support')}</p>
      <Answered query={holidays}>
        {days =>
          days.length === 0 ? (
            <p>{t('holidays.none')}</p>
          ) : (
            <ul className="holiday-list">
              {days.map(holiday => (
                <HolidayLine key={holiday.day} holiday={holiday} mayEnter={mayEnter} />
              ))}
            </ul>
          )
        }
      </Answered>
      {mayEnter && <HolidayForm />}
    </Panel>
  )
}

const HolidayLine = ({ holiday, mayEnter }: { holiday: Holiday; mayEnter: boolean }) => {
  const { t } = useTranslation('regimes')
  const language = useLanguage()
  const toast = useToast()
  const again = useEnterHoliday(t('holidays.added'))
  const remove = useRemoveHoliday(gone => toast(t('holidays.removed', { day: gone.day }), () => again.run(gone)))
  return (
    <li>
      <span className="unbroken">{holiday.day}</span> <span>{holiday[language]}</span>
      {mayEnter && (
        <Button size="small" busy={remove.busy} onPress={() => remove.run(holiday)}>
          {t('holidays.remove')}
        </Button>
      )}
      {remove.problem && <ProblemNote problem={remove.problem} />}
    </li>
  )
}

const nothing: Holiday = { day: '', ja: '', en: '' }

const HolidayForm = () => {
  const { t } = useTranslation('regimes')
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const enter = useEnterHoliday(t('holidays.added'), () => {
    setTyped(nothing)
    setTried(false)
  })
  const lacks = typed.day === '' || typed.ja.trim() === '' || typed.en.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!lacks) enter.run(typed)
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        id="holiday-day"
        type="date"
        label={t('holidays.day')}
        necessity="required"
        error={tried && lacks ? t('holidays.missing') : undefined}
        value={typed.day}
        onChange={day => setTyped({ ...typed, day })}
      />
      {(['ja', 'en'] as const).map(name => (
        <TextField
          key={name}
          id={`holiday-${name}`}
          label={t(`holidays.${name}`)}
          necessity="required"
          value={typed[name]}
          onChange={text => setTyped({ ...typed, [name]: text })}
        />
      ))}
      {enter.problem && <ProblemNote problem={enter.problem} />}
      <p className="dialog-act">
        <Button type="submit" busy={enter.busy}>
          {t('holidays.add')}
        </Button>
      </p>
    </form>
  )
}

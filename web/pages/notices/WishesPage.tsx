import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayWish, type Wish, wishes } from '../../../src/share/notifications/digest.ts'
import { notificationKinds } from '../../../src/share/notifications/model.ts'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'

type Wishes = Reply<'/api/v1/me/notice-wishes'>

/** How I want to be told. What must be acknowledged cannot be switched off, and is not offered. */
export const WishesPage = () => {
  const { t } = useTranslation('notices')
  const api = useApi()
  const found = useQuery({ queryKey: ['notice-wishes'], queryFn: () => body(api.GET('/api/v1/me/notice-wishes')) })
  return (
    <>
      <PageHead
        title={t('wishes.title')}
        support={t('wishes.support')}
        breadcrumb={[{ label: t('title'), href: '/notices' }]}
      />
      <PageBody>
        <Answered query={found}>{set => <WishesForm set={set} />}</Answered>
      </PageBody>
    </>
  )
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** 09:00, 17:00 → minutes of the day; undefined where it cannot be read. */
const minutesIn = (typed: string): number[] | undefined => {
  const times = typed
    .normalize('NFKC')
    .split(/[,、\s]+/)
    .filter(Boolean)
  const read = times.map(time => /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time))
  if (times.length === 0 || times.length > 8 || read.some(match => !match)) return undefined
  return read.map(match => Number(match?.[1]) * 60 + Number(match?.[2]))
}

const WishesForm = ({ set }: { set: Wishes }) => {
  const { t } = useTranslation('notices')
  const language = useLanguage()
  const api = useApi()
  const [wished, setWished] = useState(set)
  const [times, setTimes] = useState(set.digestAt.map(clock).join(', '))
  const digestAt = minutesIn(times)
  const save = useAct(
    () => api.PUT('/api/v1/me/notice-wishes', { body: { ...wished, digestAt: digestAt ?? wished.digestAt } }),
    { refreshes: [['notice-wishes'], ['session']], said: t('wishes.saved') },
  )
  const choose = (kind: Wishes['choices'][number]['kind'], wish: Wish): void =>
    setWished({ ...wished, choices: wished.choices.map(choice => (choice.kind === kind ? { kind, wish } : choice)) })
  return (
    <>
      {save.problem && <ProblemNote problem={save.problem} />}
      <SelectField
        id="mail-language"
        label={t('wishes.language')}
        choices={[
          { value: 'ja', label: '日本語' },
          { value: 'en', label: 'English' },
        ]}
        value={wished.language}
        onChange={chosen => setWished({ ...wished, language: chosen })}
      />
      <TextField
        id="digest-at"
        label={t('wishes.digest_at')}
        support={t('wishes.digest_support')}
        value={times}
        onChange={setTimes}
        {...(digestAt ? {} : { error: t('wishes.digest_wrong') })}
      />
      {wished.choices.map(({ kind, wish }) => (
        <SelectField
          key={kind}
          id={`wish-${kind}`}
          label={notificationKinds[kind][language]}
          choices={(Object.keys(wishes) as Wish[])
            .filter(candidate => mayWish(kind, candidate))
            .map(candidate => ({ value: candidate, label: wishes[candidate][language] }))}
          value={wish}
          onChange={chosen => choose(kind, chosen)}
        />
      ))}
      <ButtonRow>
        <Button
          look="primary"
          busy={save.busy}
          onPress={() => save.run(undefined)}
          refusedBecause={digestAt ? undefined : t('wishes.digest_wrong')}
        >
          {t('wishes.save')}
        </Button>
      </ButtonRow>
    </>
  )
}

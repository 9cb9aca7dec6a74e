import { useParams, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button } from '../../ui/Button.tsx'
import { ActionBar, PageBody } from '../../ui/layout.tsx'
import { useNow } from '../../ui/now.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { AskFields } from './AskFields.tsx'
import { type AskedEntry, askedBody, emptyAsked, isComplete } from './ask-entry.ts'
import { useBoard } from './queries.ts'

/** A further result: everybody who was asked is asked for these as well, with a clock of its own. */
export const AddIndicatorsPage = () => {
  const { t } = useTranslation('sweeps')
  const { id } = useParams({ from: '/framed/sweeps/$id/indicators' })
  const board = useBoard(id).data?.pages[0]
  const api = useApi()
  const router = useRouter()
  const now = useNow()
  const [entry, setEntry] = useState<AskedEntry>(emptyAsked)
  const [tried, setTried] = useState(false)
  const add = useAct(
    (made: AskedEntry, key) =>
      body(
        api.POST('/api/v1/sweeps/{id}/indicators', {
          params: { path: { id } },
          headers: idempotent(key),
          body: askedBody(made),
        }),
      ),
    {
      refreshes: [['sweeps'], ['cases'], ['home']],
      said: t('asking.done_more'),
      onDone: () => router.history.push(keepLanguage(`/sweeps/${id}`, router.latestLocation.href)),
    },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (isComplete(entry, now)) add.run(entry)
  }
  return (
    <form className="page-form" onSubmit={submit} noValidate>
      <PageHead
        breadcrumb={[
          { label: t('title'), href: '/sweeps' },
          { label: board?.number ?? '—', href: `/sweeps/${id}` },
          { label: t('add') },
        ]}
        title={t('asking.more_title')}
        support={t('asking.more_support')}
        {...(board ? { tlp: board.tlp } : {})}
      />
      <PageBody>
        {add.problem && <ProblemNote problem={add.problem} />}
        <AskFields entry={entry} onChange={setEntry} tried={tried} />
      </PageBody>
      <ActionBar
        main={
          <Button type="submit" look="primary" size="large" busy={add.busy}>
            {t('asking.send_more')}
          </Button>
        }
      />
    </form>
  )
}

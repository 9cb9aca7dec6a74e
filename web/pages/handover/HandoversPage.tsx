import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { Contents } from './Contents.tsx'
import { useArchive, useNext } from './queries.ts'

/** 申し送り: what the next person must know, before one goes home; earlier ones beside it. */
export const HandoversPage = () => {
  const { t } = useTranslation('handover')
  const language = useLanguage()
  const next = useNext()
  return (
    <>
      <PageHead
        title={t('title')}
        support={next.data ? t('support', { since: dateAndTime(new Date(next.data.since), { language }) }) : undefined}
      />
      <Columns side={<Archive />}>
        <Answered query={next}>
          {({ lines, changes }) => (
            <>
              <Give />
              <Contents lines={lines} changes={changes} />
            </>
          )}
        </Answered>
      </Columns>
    </>
  )
}

const Give = () => {
  const { t } = useTranslation('handover')
  const api = useApi()
  const navigate = useNavigate()
  const [note, setNote] = useState('')
  const give = useAct(
    (_: undefined, key) => body(api.POST('/api/v1/handovers', { body: { note }, headers: idempotent(key) })),
    {
      refreshes: [['handovers']],
      said: t('given'),
      onDone: ({ id }) => void navigate({ to: '/handovers/$id', params: { id } }),
    },
  )
  return (
    <>
      {give.problem && <ProblemNote problem={give.problem} />}
      <TextArea
        id="handover-note"
        label={t('note')}
        support={t('note_support')}
        rows={5}
        value={note}
        onChange={setNote}
      />
      <ButtonRow>
        <Button look="primary" busy={give.busy} onPress={() => give.run(undefined)}>
          {t('give')}
        </Button>
      </ButtonRow>
    </>
  )
}

const Archive = () => {
  const { t } = useTranslation('handover')
  const language = useLanguage()
  const archive = useArchive()
  return (
    <Panel title={t('archive')} flush>
      <Answered query={archive}>
        {({ pages }) => {
          const found = pages.flatMap(page => page.items)
          if (found.length === 0) return <EmptyState>{t('archive_none')}</EmptyState>
          return (
            <DataTable
              caption={t('archive')}
              columns={[{ header: t('columns.given') }, { header: t('columns.accepted') }]}
            >
              {found.map(({ id, givenAt, giver, acceptedAt, accepter }) => (
                <tr key={id} data-row>
                  <th scope="row">
                    <Link href={`/handovers/${id}`}>{dateAndTime(new Date(givenAt), { language })}</Link>
                    <p className="secondary">{giver?.[language]}</p>
                  </th>
                  <td>
                    {acceptedAt ? accepter?.[language] : <strong className="alarming">{t('not_accepted')}</strong>}
                  </td>
                </tr>
              ))}
            </DataTable>
          )
        }}
      </Answered>
      <MoreOf list={archive} />
    </Panel>
  )
}

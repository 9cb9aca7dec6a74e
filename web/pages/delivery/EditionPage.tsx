import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { advisoryKinds } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns, PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { StateLabel, WordLabel } from '../../ui/StateLabel.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { AttachmentsIfAny } from '../attachments/AttachmentList.tsx'
import { ThreadPanel } from '../threads/ThreadPanel.tsx'
import { AnswerSteps } from './AnswerSteps.tsx'
import { SentDirectly } from './DirectSending.tsx'
import { EditionText } from './EditionText.tsx'
import { FateNote } from './FateNote.tsx'
import { type Edition, useEdition } from './queries.ts'
import { RatingPanel } from './RatingPanel.tsx'

/** What a recipient reads and answers. */
export const EditionPage = () => {
  const { t } = useTranslation('deliveries')
  const { edition: id } = useParams({ from: '/framed/inbox/$edition' })
  const found = useEdition(id)
  if (found.data) return <Received edition={found.data} />
  return (
    <>
      <PageHead title={t('received_list')} breadcrumb={[{ label: t('inbox'), href: '/inbox' }]} />
      <PageBody>
        <Answered query={found}>{() => null}</Answered>
      </PageBody>
    </>
  )
}

const Received = ({ edition }: { edition: Edition }) => {
  const { t } = useTranslation('deliveries')
  const { t: threads } = useTranslation('threads')
  const language = useLanguage()
  const { issuer, releasedAt, delivery, tlp, number, title, kind } = edition
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('inbox'), href: '/inbox' }, { label: number }]}
        facts={t('from', {
          issuer: issuer ? nameOf(issuer, language) : '—',
          at: dateAndTime(new Date(releasedAt), { language }),
        })}
        title={title || t('recalled_title', { number })}
        state={
          <>
            <WordLabel>{advisoryKinds[kind][language]}</WordLabel>
            {delivery && <StateLabel family="delivery" code={delivery.state} />}
          </>
        }
        tlp={tlp}
        actions={
          <>
            <ButtonLink size="small" href={`/deliveries/${edition.id}`}>
              {t('to_board')}
            </ButtonLink>
            <Button size="small" onPress={() => print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      <Columns
        side={
          delivery && !edition.fate ? (
            <>
              <AnswerSteps edition={edition} delivery={delivery} />
              {delivery.acknowledgedAt && <RatingPanel edition={edition.id} />}
            </>
          ) : edition.fate ? null : (
            <Note>{t('issued')}</Note>
          )
        }
      >
        <FateNote edition={edition} of="inbox" />
        <SentDirectly edition={edition.id} />
        {edition.fate !== 'RECALLED' || edition.body !== '' ? <EditionText edition={edition} /> : null}
        {edition.face === 'OTHERS' && edition.fate !== 'RECALLED' && <AttachmentsIfAny of="editions" id={edition.id} />}
        {delivery?.sentAt && <ThreadPanel of="deliveries" id={delivery.thread} title={threads('with_issuer')} />}
      </Columns>
      <PrintSheet tlp={tlp} />
    </>
  )
}

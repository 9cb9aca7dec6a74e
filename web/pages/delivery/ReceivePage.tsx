import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink, ButtonRow } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { FateNote } from './FateNote.tsx'
import { useEdition } from './queries.ts'
import { ReceiptStep } from './ReceiptStep.tsx'

/**
 * Where a mail leads: what it is, and “I have it” as the one button on a telephone. Opening it acknowledges nothing:
 * mail scanners open every link.
 */
export const ReceivePage = () => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const { edition: id } = useParams({ from: '/framed/inbox/$edition/receive' })
  const found = useEdition(id)
  const edition = found.data
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('inbox'), href: '/inbox' }, { label: edition?.number ?? '' }]}
        title={edition ? edition.title || t('recalled_title', { number: edition.number }) : t('received_list')}
        {...(edition
          ? {
              tlp: edition.tlp,
              facts: t('from', {
                issuer: edition.issuer ? nameOf(edition.issuer, language) : '—',
                at: dateAndTime(new Date(edition.releasedAt), { language }),
              }),
            }
          : {})}
      />
      <PageBody>
        <Answered query={found}>
          {received => (
            <>
              <FateNote edition={received} of="inbox" />
              {received.delivery && !received.fate && <ReceiptStep edition={received} delivery={received.delivery} />}
              <ButtonRow>
                <ButtonLink href={`/inbox/${id}`}>{t('read_it')}</ButtonLink>
              </ButtonRow>
            </>
          )}
        </Answered>
      </PageBody>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { displayName } from '../../../src/share/attachments/model.ts'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { asTlp } from '../../ui/tlp-label.ts'
import { sizeWords } from './size-words.ts'

export type Attachment = Reply<'/api/v1/reports/{id}/attachments'>[number]

export interface Carrying {
  of: 'cases' | 'reports' | 'editions' | 'consents' | 'deliveries'
  id: string
}

export const useAttachments = ({ of, id }: Carrying) => {
  const api = useApi()
  return useQuery({
    queryKey: [of, id, 'attachments'],
    queryFn: () => body(api.GET(`/api/v1/${of}/{id}/attachments`, { params: { path: { id } } })),
  })
}

/** The same where files are rare: nothing is drawn while there are none. */
export const AttachmentsIfAny = (carrying: Carrying) => {
  const found = useAttachments(carrying).data ?? []
  return found.length > 0 ? <AttachmentList {...carrying} /> : null
}

/** Every file of a report or case with its hash; the bytes are only ever saved, never shown. */
export const AttachmentList = (carrying: Carrying) => {
  const { t } = useTranslation('attachments')
  const attachments = useAttachments(carrying)
  return (
    <section className="field-section">
      <SectionHead title={t('title')} />
      <Answered query={attachments} rows={1}>
        {found =>
          found.length === 0 ? (
            <p className="secondary">{t('none')}</p>
          ) : (
            <>
              <p className="attach-warning">{t('unscanned')}</p>
              <ul className="attach-list">
                {found.map(file => (
                  <AttachmentRow key={file.id} file={file} carrying={carrying} />
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </section>
  )
}

const AttachmentRow = ({ file, carrying }: { file: Attachment; carrying: Carrying }) => {
  const { t } = useTranslation('attachments')
  const language = useLanguage()
  const name = displayName(file.name)
  const differs = file.declaredType !== '' && file.declaredType !== file.detectedType
  return (
    <li data-row>
      <span className="attach-name">{name}</span>
      <span className="secondary">{sizeWords(file.size)}</span>
      <TlpBadge label={asTlp(file.tlp)} />
      <a href={`/api/v1/attachments/${file.id}/content`} download aria-label={t('save_named', { name })}>
        {t('save')}
      </a>
      <p className="secondary attach-origin">
        {file.seq
          ? t('version', { seq: file.seq })
          : file.measureId
            ? t('measure')
            : file.messageId
              ? t('message')
              : ''}
        {'　'}
        <OrganisationText organisation={file.organisation} short /> {file.person?.[language]}
        {'　'}
        <TimeText at={new Date(file.addedAt)} show="date-time" />
      </p>
      <p className="tertiary attach-origin">
        {t('hash')} <span className="mono attach-hash">{file.sha256}</span>
      </p>
      {differs && (
        <p className="attach-origin">
          {t('type_differs', { detected: file.detectedType, declared: file.declaredType })}
        </p>
      )}
      {file.note && <p className="attach-origin">{file.note}</p>}
      {file.withdrawnAt && <p className="attach-origin">{t('withdrawn', { reason: file.withdrawnReason })}</p>}
      {file.mayWithdraw.allowed && <Withdraw id={file.id} name={name} carrying={carrying} />}
    </li>
  )
}

const Withdraw = ({ id, name, carrying }: { id: string; name: string; carrying: Carrying }) => {
  const { t } = useTranslation('attachments')
  const api = useApi()
  const [reason, setReason] = useState<string>()
  const withdraw = useAct(
    (why: string) =>
      api.PUT('/api/v1/attachments/{id}/withdrawal', { params: { path: { id } }, body: { reason: why } }),
    { refreshes: [[carrying.of, carrying.id, 'attachments']], said: t('withdraw_done') },
  )
  if (reason === undefined)
    return (
      <button
        type="button"
        className="link-button"
        aria-label={t('withdraw_named', { name })}
        onClick={() => setReason('')}
      >
        {t('withdraw')}
      </button>
    )
  return (
    <div className="attach-origin">
      <TextField
        id={`withdraw-${id}`}
        label={t('withdraw_reason')}
        support={t('withdraw_support')}
        necessity="required"
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <Button
        size="small"
        look="danger"
        busy={withdraw.busy}
        onPress={() => reason.trim() !== '' && withdraw.run(reason)}
      >
        {t('withdraw')}
      </Button>
      {withdraw.problem && <ProblemNote problem={withdraw.problem} />}
    </div>
  )
}

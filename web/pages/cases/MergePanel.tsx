import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { type CaseFile, useJoinings } from './queries.ts'
import { SeparateDialog } from './SeparateDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'

/** Where a merged case goes on: the number, if the reader may know it, and otherwise only that it does. */
export const MergedBanner = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  if (file.state !== 'MERGED') return null
  return (
    <Note tone="current" lead={t('merge.merged')}>
      <p>
        {file.mergedInto ? (
          <>
            {t('merge.goes_on')} <Link href={`/cases/${file.mergedInto.id}`}>{file.mergedInto.number}</Link>
          </>
        ) : (
          t('merge.goes_on_unseen')
        )}
      </p>
      <p className="secondary">{t('merge.kept')}</p>
    </Note>
  )
}

/** 統合・分割: what goes on in this case, every act with its reason, and the acts for those who lead it. */
export const MergePanel = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const joinings = useJoinings(file.id).data ?? []
  const [open, setOpen] = useState<'merge' | 'separate' | 'split'>()
  const close = () => setOpen(undefined)
  const leads = file.may.move.allowed
  const rests = file.state === 'CLOSED' || file.state === 'WITHDRAWN'
  if (!leads && joinings.length === 0) return null
  return (
    <Panel title={t('merge.title')} count={joinings.length || undefined}>
      {joinings.length > 0 && (
        <ul className="joinings">
          {joinings.map(act => (
            <li key={act.id}>
              <p>
                {act.reportNumber && `${act.reportNumber}　`}
                <Link href={`/cases/${act.fromId}`}>{act.fromNumber}</Link>
                {act.act === 'SPLIT' ? ' ← ' : ' → '}
                <Link href={`/cases/${act.intoId}`}>{act.intoNumber}</Link>　{t(`merge.act.${act.act}`)}
              </p>
              <p className="secondary">
                {act.reason}　{act.person?.[language]}
                {'　'}
                <TimeText at={new Date(act.at)} show="date-time" />
              </p>
            </li>
          ))}
        </ul>
      )}
      {leads && rests && <p className="secondary">{t('merge.rests')}</p>}
      {leads && !rests && (
        <p className="link-row">
          {file.state === 'MERGED' ? (
            <button type="button" className="link-button" onClick={() => setOpen('separate')}>
              {t('merge.separate')}
            </button>
          ) : (
            <>
              <button type="button" className="link-button" onClick={() => setOpen('merge')}>
                {t('merge.merge')}
              </button>{' '}
              {file.reports.length > 1 && (
                <button type="button" className="link-button" onClick={() => setOpen('split')}>
                  {t('merge.split')}
                </button>
              )}
            </>
          )}
        </p>
      )}
      {open === 'merge' && <MergeDialog file={file} onClose={close} />}
      {open === 'separate' && <SeparateDialog file={file} onClose={close} />}
      {open === 'split' && <SplitDialog file={file} onClose={close} />}
    </Panel>
  )
}

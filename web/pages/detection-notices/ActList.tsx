import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describe } from '../../../src/kernel/known-time.ts'
import { containmentActions, noticeActs } from '../../../src/kernel/taxonomy/notices.ts'
import { postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { dateAndTime } from '../../ui/time.ts'
import type { Notice } from './queries.ts'
import { useNoticeAct } from './use-notice-act.ts'

type Act = Notice['acts'][number]

/** Everything that was done, oldest first; what was taken back stays, struck through in words. */
export const ActList = ({ notice }: { notice: Notice }) => (
  <ol className="row-list">
    {notice.acts.map(act => (
      <ActRow key={act.id} notice={notice} act={act} />
    ))}
  </ol>
)

const ActRow = ({ notice, act }: { notice: Notice; act: Act }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const now = useNow()
  const [undoing, setUndoing] = useState(false)
  const happened = act.happened.wording === '' ? undefined : describe(act.happened, language, now)
  return (
    <li className="row act-row" data-row>
      <span className="secondary">
        <TimeText at={new Date(act.at)} show="date-time" />
      </span>
      <span className="row-kind">{noticeActs[act.act][language]}</span>
      <div>
        {!act.standing && <strong className="alarming">{t('taken_back')}　</strong>}
        <span className="secondary">
          <OrganisationText organisation={act.organisation} short />　{act.person?.[language]}
          {happened && `　${t('happened', { when: happened })}`}
        </span>
        <Details act={act} />
        {act.mayUndo.allowed && (
          <button type="button" className="link-button act-undo" onClick={() => setUndoing(true)}>
            {t('undo')}
          </button>
        )}
      </div>
      {undoing && <UndoDialog notice={notice} act={act} onClose={() => setUndoing(false)} />}
    </li>
  )
}

/** What the act says: to whom, which terminals, what was done, by whom, and which period was watched. */
const Details = ({ act: { details, act } }: { act: Act }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const { responsible, action, terminals = [], reportedBy, watched, words } = details
  return (
    <>
      {responsible && <p>{t('told_whom', { name: responsible.name, post: postKinds[responsible.post][language] })}</p>}
      {action && (
        <p>
          <strong>{containmentActions[action][language]}</strong>
          {reportedBy && `　${t('reported_by', { name: reportedBy })}`}
        </p>
      )}
      {terminals.length > 0 && (
        <ul>
          {terminals.map(({ name, address, user }) => (
            <li key={`${name} ${address}`} className="mono">
              {[name, address, user].filter(Boolean).join('　')}
            </li>
          ))}
        </ul>
      )}
      {watched && (
        <p>
          {t('watched', {
            from: dateAndTime(new Date(watched.from), { language }),
            until: dateAndTime(new Date(watched.until), { language }),
          })}
        </p>
      )}
      {words && act !== 'GIVE' && <p>{words}</p>}
    </>
  )
}

const UndoDialog = ({ notice, act, onClose }: { notice: Notice; act: Act; onClose: () => void }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const undo = useNoticeAct(notice, t('undone'), onClose)
  return (
    <Dialog title={t('undo_title', { act: noticeActs[act.act][language] })} isOpen onClose={onClose}>
      <p>{t('undo_explained')}</p>
      <TextArea
        id="undo-reason"
        label={t('undo_reason')}
        necessity="required"
        value={reason}
        onChange={setReason}
        autoFocus
      />
      {undo.problem && <ProblemNote problem={undo.problem} />}
      <Button
        look="primary"
        busy={undo.busy}
        refusedBecause={reason.trim() === '' ? t('reason_missing') : undefined}
        onPress={() => undo.run({ act: 'UNDO', words: reason, undoes: act.id })}
      >
        {t('undo')}
      </Button>
    </Dialog>
  )
}

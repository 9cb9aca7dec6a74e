import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { closest } from '../../../src/kernel/tlp.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { AsRecipient } from './AsRecipient.tsx'
import { AudiencePanel } from './AudiencePanel.tsx'
import { ConsentPanel } from './ConsentPanel.tsx'
import { EditorBar } from './EditorBar.tsx'
import { EditorHead } from './EditorHead.tsx'
import { FilesPanel } from './FilesPanel.tsx'
import { FitsPanel } from './FitsPanel.tsx'
import { OthersFace } from './OthersFace.tsx'
import type { Advisory } from './queries.ts'
import { RefusalPanel } from './RefusalPanel.tsx'
import { useDraft } from './use-draft.ts'
import { VictimFace } from './VictimFace.tsx'

/** Two texts side by side, the reasons beneath, and beside them why it cannot be released yet. */
export const Editor = ({ advisory }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const draft = useDraft(advisory)
  const [editing, setEditing] = useState(false)
  const [asRecipient, setAsRecipient] = useState(false)
  const writable = advisory.may.save.allowed && advisory.state !== 'RELEASED'
  const { victim, others } = draft.content
  const changing = writable && (editing || advisory.state !== 'IN_REVIEW') // an approver reads first, and edits on purpose
  return (
    <div className="editor-page">
      <EditorHead
        advisory={advisory}
        action={
          <>
            {writable && (
              <Button size="small" onPress={() => setEditing(!editing)}>
                {t(editing ? 'stop_editing' : 'edit')}
              </Button>
            )}
            {advisory.state !== 'RELEASED' && (
              <Button size="small" onPress={() => setAsRecipient(!asRecipient)}>
                {t(asRecipient ? 'as_recipient_end' : 'as_recipient')}
              </Button>
            )}
          </>
        }
      />
      {advisory.corrects && (
        <div className="page-body">
          <Note>{t('corrects')}</Note>
        </div>
      )}
      {draft.conflict && <Conflict id={advisory.id} />}
      <div className="editor">
        {asRecipient ? (
          <AsRecipient advisory={advisory} />
        ) : (
          <>
            <VictimFace advisory={advisory} draft={draft} editing={editing && writable} />
            <OthersFace advisory={advisory} draft={draft} editing={editing && writable} changing={changing} />
          </>
        )}
        <aside className="editor-side">
          <RefusalPanel advisory={advisory} />
          <FitsPanel advisory={advisory} />
          <FilesPanel advisory={advisory} changing={changing && !draft.unsaved} />
          <AudiencePanel advisory={advisory} draft={draft} editing={editing && writable} />
          <ConsentPanel advisory={advisory} unsaved={draft.unsaved} />
        </aside>
      </div>
      <EditorBar advisory={advisory} draft={draft} />
      <PrintSheet tlp={closest(victim ? [victim.tlp, others.tlp] : [others.tlp])} />
    </div>
  )
}

const Conflict = ({ id }: { id: string }) => {
  const { t } = useTranslation('advisories')
  return (
    <div className="page-body">
      <Note tone="soon" lead={t('conflict')}>
        {t('conflict_what')}{' '}
        <a href={`/advisories/${id}`} target="_blank" rel="noreferrer">
          {t('read_latest')}
        </a>
      </Note>
    </div>
  )
}

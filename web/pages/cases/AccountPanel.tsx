import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { causeDetails } from '../../../src/kernel/taxonomy/cause-classes.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { AccountForm } from './AccountForm.tsx'
import { accountFields, accountOf } from './account.ts'
import type { CaseFile } from './queries.ts'

/** 原因・教訓・証拠: what stands there, and the form for whoever leads the case. */
export const AccountPanel = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const [editing, setEditing] = useState(false)
  return (
    <div id="account">
      <Panel
        title={t('account.title')}
        aside={
          !editing &&
          file.may.change.allowed && (
            <Button size="small" onPress={() => setEditing(true)}>
              {t('account.edit')}
            </Button>
          )
        }
      >
        {editing ? <AccountForm file={file} onClose={() => setEditing(false)} /> : <Written file={file} />}
      </Panel>
    </div>
  )
}

const labels = {
  causeUnknownReason: 'unknown_reason',
  lessons: 'lessons',
  lessonsWaiver: 'waiver',
  containmentEvidence: 'evidence',
} as const

/** Lessons and evidence are always drawn, also when nobody wrote them; a reason only where it stands. */
const Written = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const account = accountOf(file)
  const causes = account.causes.map(cause => causeDetails[cause][language]).join(language === 'ja' ? '、' : ', ')
  const shown = accountFields.filter(
    field => account[field] !== '' || field === 'lessons' || field === 'containmentEvidence',
  )
  return (
    <dl className="facts">
      <dt>{t('account.causes')}</dt>
      <dd>{causes || <NotGiven />}</dd>
      {shown.map(field => (
        <Passage key={field} label={t(`account.${labels[field]}`)} text={account[field]} />
      ))}
    </dl>
  )
}

const Passage = ({ label, text }: { label: string; text: string }) => (
  <>
    <dt>{label}</dt>
    <dd className="running-text">{text || <NotGiven />}</dd>
  </>
)

const NotGiven = () => {
  const { t } = useTranslation('cases')
  return <span className="label label-not-given">{t('account.none')}</span>
}

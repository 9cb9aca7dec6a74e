import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticeAct } from '../../../src/kernel/taxonomy/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { isOffered, refusalOf } from '../../ui/refusal.ts'
import { ContainmentForm } from './ContainmentForm.tsx'
import { ConfirmForm, InformForm, WordsForm } from './forms.tsx'
import type { Notice } from './queries.ts'
import { useNoticeAct } from './use-notice-act.ts'

type Doable = Exclude<NoticeAct, 'GIVE' | 'UNDO'>

/** In the order in which they are wanted; the first that is allowed is the one filled button. */
const order: readonly Doable[] = [
  'ACKNOWLEDGE',
  'INFORM',
  'CONTAIN',
  'IDENTIFY',
  'CONFIRM',
  'SWEEP',
  'VERIFY',
  'FINISH',
  'ADVISE',
  'SEEN_AGAIN',
]

/** What this post may do next; what another organisation does is not offered, what is too early says why. */
export const NextActs = ({ notice }: { notice: Notice }) => {
  const { t } = useTranslation('detectionNotices')
  const [opened, setOpened] = useState<Doable>()
  const language = useLanguage()
  const offered = order.flatMap(act => {
    const found = notice.may.find(entry => entry.act === act)
    return found && isOffered(found.decision) && found.decision.code !== 'already_done' ? [{ ...found, act }] : []
  })
  // What comes in a later state is not drawn before its time, except what a person might try: confirming too early.
  const shown = offered.filter(({ decision, act }) => decision.allowed || act === 'CONFIRM')
  if (shown.length === 0) return null
  const first = shown.find(({ decision }) => decision.allowed)?.act
  return (
    <Panel title={t('next')}>
      <div className="act-list">
        {shown.map(({ act, decision }) =>
          opened === act ? (
            <ActForm key={act} act={act} notice={notice} onClose={() => setOpened(undefined)} />
          ) : act === 'ACKNOWLEDGE' || act === 'FINISH' || act === 'SWEEP' ? (
            <AtOnce key={act} act={act} notice={notice} filled={act === first && !opened} />
          ) : (
            <Button
              key={act}
              look={act === first && !opened ? 'primary' : 'normal'}
              refusedBecause={refusalOf(decision, language)}
              onPress={() => setOpened(act)}
            >
              {t(`do.${act}`)}
            </Button>
          ),
        )}
      </div>
    </Panel>
  )
}

const AtOnce = ({
  act,
  notice,
  filled,
}: {
  act: 'ACKNOWLEDGE' | 'FINISH' | 'SWEEP'
  notice: Notice
  filled: boolean
}) => {
  const { t } = useTranslation('detectionNotices')
  const done = useNoticeAct(notice, t(`done.${act}`))
  return (
    <div>
      <Button
        look={filled ? 'primary' : 'normal'}
        busy={done.busy}
        shortcut={act === 'ACKNOWLEDGE' ? 'a' : undefined}
        onPress={() => done.run({ act })}
      >
        {t(`do.${act}`)}
      </Button>
      {done.problem && <ProblemNote problem={done.problem} />}
    </div>
  )
}

const ActForm = ({ act, notice, onClose }: { act: Doable; notice: Notice; onClose: () => void }) => {
  if (act === 'INFORM') return <InformForm notice={notice} onClose={onClose} />
  if (act === 'CONTAIN' || act === 'IDENTIFY') return <ContainmentForm act={act} notice={notice} onClose={onClose} />
  if (act === 'CONFIRM' || act === 'VERIFY') return <ConfirmForm act={act} notice={notice} onClose={onClose} />
  return <WordsForm act={act === 'SEEN_AGAIN' ? 'SEEN_AGAIN' : 'ADVISE'} notice={notice} onClose={onClose} />
}

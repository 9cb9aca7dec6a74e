import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseState, caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { type CauseDetail, causeDetails } from '../../../src/kernel/taxonomy/cause-classes.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { caseTransitions, mayMove, needsReason, wholeOf } from '../../../src/share/cases/model.ts'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { TextArea } from '../../ui/TextField.tsx'
import type { CaseFile } from './queries.ts'

/** The states that may follow, from the server's own table; closing stays visible while it is refused. */
export const MovesPanel = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const [to, setTo] = useState<CaseState>()
  const ahead: readonly CaseState[] = caseTransitions[file.state]
  if (!file.may.move.allowed) return null
  return (
    <div id="moves">
      <Panel title={t('moves.title')}>
        {ahead.length === 0 && <p>{t('moves.none')}</p>}
        <div className="button-row">
          {ahead.map(state => (
            <Move key={state} file={file} to={state} onPress={() => setTo(state)} />
          ))}
        </div>
      </Panel>
      {to && <MoveDialog file={file} to={to} onClose={() => setTo(undefined)} />}
    </div>
  )
}

type Facts = Pick<CaseFile, 'causeUnknownReason' | 'lessons' | 'lessonsWaiver' | 'containmentEvidence'>

const factsOf = <File extends Pick<CaseFile, 'causes' | 'state' | 'path'> & Facts>(file: File) => ({
  ...file,
  causes: file.causes.filter((cause): cause is CauseDetail => isCodeOf(causeDetails, cause)),
})

const Move = ({ file, to, onPress }: { file: CaseFile; to: CaseState; onPress: () => void }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const whole = wholeOf(factsOf(file), file.parts.map(factsOf))
  const refused = refusalOf(mayMove(whole, to, file.measures), language)
  const words = to === 'CLOSED' ? t('moves.close') : t('moves.to', { state: caseStates[to][language] })
  return (
    <Button
      size="small"
      onPress={onPress}
      refusedBecause={refused}
      reasonShownAs={refused && to === 'CLOSED' ? 'closure' : undefined}
    >
      {words}
    </Button>
  )
}

const MoveDialog = ({ file, to, onClose }: { file: CaseFile; to: CaseState; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const state = caseStates[to][useLanguage()]
  const [reason, setReason] = useState('')
  const move = useAct(
    () =>
      body(
        api.PUT('/api/v1/cases/{id}/state', {
          params: { path: { id: file.id } },
          headers: ifMatch(`"${file.version}"`),
          body: { to, reason },
        }),
      ),
    { refreshes: [['cases']], said: t('moves.done'), onDone: onClose },
  )
  return (
    <Dialog
      title={t('moves.dialog', { state })}
      isOpen
      alert
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            busy={move.busy}
            refusedBecause={needsReason(to) && reason.trim() === '' ? t('moves.reason_missing') : undefined}
            onPress={() => move.run(undefined)}
          >
            {to === 'CLOSED' ? t('moves.close') : t('moves.confirm', { state })}
          </Button>
          <Button onPress={onClose}>{t('moves.back')}</Button>
        </>
      }
    >
      <TextArea
        id="move-reason"
        label={t('moves.reason')}
        necessity={needsReason(to) ? 'required' : 'optional'}
        support={t('moves.reason_support')}
        value={reason}
        onChange={setReason}
        autoFocus
      />
      {move.problem && <ProblemNote problem={move.problem} />}
    </Dialog>
  )
}

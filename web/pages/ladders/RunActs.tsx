import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { type Run, useCallCiso, useCallDeputies, useTelephone } from './queries.ts'

/** What a duty desk does beside waiting: the deputies, the CISO, the telephone. */
export const RunActs = ({ run }: { run: Run }) => {
  const { t } = useTranslation('ladders')
  const [open, setOpen] = useState<'telephone' | 'ciso'>()
  const deputies = useCallDeputies(run.id, t('run.deputies_done'))
  const close = (): void => setOpen(undefined)
  const silent = run.calls.some(({ acknowledgedAt }) => acknowledgedAt === null)
  const used = run.places.some(({ step }) => step === -1)
  if (run.test) return null
  return (
    <>
      <ButtonRow>
        <Button busy={deputies.busy} onPress={() => deputies.run(undefined)}>
          {t('run.deputies')}
        </Button>
        {silent && <Button onPress={() => setOpen('telephone')}>{t('run.telephone')}</Button>}
        {!used && <Button onPress={() => setOpen('ciso')}>{t('run.ciso')}</Button>}
      </ButtonRow>
      {deputies.problem && <ProblemNote problem={deputies.problem} />}
      {open === 'telephone' && <TelephoneDialog run={run} onClose={close} />}
      {open === 'ciso' && <CisoDialog run={run} onClose={close} />}
    </>
  )
}

const TelephoneDialog = ({ run, onClose }: { run: Run; onClose: () => void }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const silent = new Map(
    run.calls
      .filter(({ acknowledgedAt, as }) => acknowledgedAt === null && as !== 'DESK')
      .map(call => [`${call.step} ${call.person}`, call]),
  )
  const [chosen, setChosen] = useState('')
  const told = useTelephone(run.id, t('run.telephone_done'), onClose)
  const call = silent.get(chosen)
  return (
    <Dialog
      title={t('run.telephone')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            busy={told.busy}
            onPress={() => call && told.run({ step: call.step, person: call.person })}
          >
            {t('run.telephone')}
          </Button>
          <Button onPress={onClose}>{t('back')}</Button>
        </>
      }
    >
      <SelectField
        id="told-whom"
        label={t('run.telephone_who')}
        necessity="required"
        none={t('form.choose')}
        value={chosen}
        onChange={setChosen}
        choices={[...silent].map(([value, { title, name, phone }]) => ({
          value,
          label: [title?.[language], name?.[language], phone].filter(Boolean).join('　'),
        }))}
      />
      {told.problem && <ProblemNote problem={told.problem} />}
    </Dialog>
  )
}

const CisoDialog = ({ run, onClose }: { run: Run; onClose: () => void }) => {
  const { t } = useTranslation('ladders')
  const [words, setWords] = useState('')
  const callCiso = useCallCiso(run.id, t('run.ciso_done'), onClose)
  return (
    <Dialog
      title={t('run.ciso')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="primary" busy={callCiso.busy} onPress={() => callCiso.run(words.trim())}>
            {t('run.ciso')}
          </Button>
          <Button onPress={onClose}>{t('back')}</Button>
        </>
      }
    >
      <p>{t('run.ciso_confirm')}</p>
      <TextArea id="ciso-words" label={t('run.chain_words')} necessity="optional" value={words} onChange={setWords} />
      {callCiso.problem && <ProblemNote problem={callCiso.problem} />}
    </Dialog>
  )
}

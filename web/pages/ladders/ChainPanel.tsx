import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chainStepCodes, chainSteps } from '../../../src/kernel/taxonomy/ladders.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { type ChainStepTold, type Run, useRecordChain } from './queries.ts'

/** The reporting chain (a)–(e) with person and time, what was verified, and the line to the CISO. */
export const ChainPanel = ({ run, mayRecord }: { run: Run; mayRecord: boolean }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <Panel
      title={t('run.chain')}
      aside={
        mayRecord && (
          <Button size="small" onPress={() => setOpen(true)}>
            {t('run.chain_add')}
          </Button>
        )
      }
    >
      {run.chain.length === 0 ? (
        <p>{t('run.chain_none')}</p>
      ) : (
        <ol className="chain-list">
          {run.chain.map(({ step, at, person, words }) => (
            <li key={`${step} ${at} ${person?.id}`}>
              <TimeText at={new Date(at)} show="date-time" /> <strong>{chainSteps[step][language]}</strong>
              <br />
              <span className="secondary">{person?.[language]}</span> {words}
            </li>
          ))}
        </ol>
      )}
      {open && <ChainDialog run={run} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

const told = chainStepCodes.filter(code => code !== 'IMMEDIATE_TO_CISO')

const ChainDialog = ({ run, onClose }: { run: Run; onClose: () => void }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const [step, setStep] = useState<ChainStepTold | ''>('')
  const [words, setWords] = useState('')
  const record = useRecordChain(run.id, t('run.chain_done'), onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (step !== '') record.run({ step, words: words.trim() })
  }
  return (
    <Dialog title={t('run.chain_add')} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <SelectField<ChainStepTold>
          id="chain-step"
          label={t('run.chain_step')}
          necessity="required"
          none={t('form.choose')}
          value={step}
          onChange={setStep}
          choices={told.map(value => ({ value, label: chainSteps[value][language] }))}
        />
        <TextArea
          id="chain-words"
          label={t('run.chain_words')}
          support={t('run.chain_words_support')}
          necessity="optional"
          value={words}
          onChange={setWords}
        />
        {record.problem && <ProblemNote problem={record.problem} />}
        <p className="dialog-act">
          <Button look="primary" type="submit" busy={record.busy}>
            {t('run.chain_add')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}

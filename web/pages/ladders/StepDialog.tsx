import { useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type Channel, chainDuties, chainSteps, channelCodes, channels } from '../../../src/kernel/taxonomy/ladders.ts'
import type { NotifyStep, WaitStep } from '../../../src/share/ladders/model.ts'
import { Button } from '../../ui/Button.tsx'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ReceiverField } from './ReceiverField.tsx'
import type { Speaking } from './words.ts'

interface DialogOf<Step> {
  number: number
  step: Step
  onDone: (step: Step) => void
  onClose: () => void
}

const Acts = ({ onDone, onClose }: { onDone: () => void; onClose: () => void }) => {
  const { t } = useTranslation('ladders')
  return (
    <>
      <Button look="primary" onPress={onDone}>
        {t('form.ok')}
      </Button>
      <Button onPress={onClose}>{t('back')}</Button>
    </>
  )
}

const Tick = ({ on, onChange, children }: { on: boolean; onChange: (on: boolean) => void; children: string }) => (
  <Checkbox className="chip" isSelected={on} onChange={onChange}>
    <span className="chip-box" aria-hidden="true" />
    {children}
  </Checkbox>
)

export const NotifyDialog = ({
  number,
  step,
  speaking,
  onDone,
  onClose,
}: DialogOf<NotifyStep> & { speaking: Speaking }) => {
  const { t } = useTranslation('ladders')
  const { language } = speaking
  const [typed, setTyped] = useState(step)
  const set = (part: Partial<NotifyStep>): void => setTyped({ ...typed, ...part })
  return (
    <Dialog
      title={t('form.notify', { step: number })}
      isOpen
      onClose={onClose}
      wide
      actions={<Acts onDone={() => onDone(typed)} onClose={onClose} />}
    >
      <ReceiverField receivers={typed.receivers} speaking={speaking} onChange={receivers => set({ receivers })} />
      <ManyChoiceGroup<Channel>
        id="step-channels"
        label={t('form.channels')}
        choices={channelCodes.map(value => ({ value, label: channels[value][language] }))}
        value={typed.channels}
        onChange={chosen => set({ channels: chosen })}
      />
      <ManyChoiceGroup<(typeof chainDuties)[number]>
        id="step-duties"
        label={t('form.duties')}
        choices={chainDuties.map(value => ({ value, label: chainSteps[value][language] }))}
        value={typed.duties}
        onChange={duties => set({ duties })}
      />
      <div className="chips">
        <Tick on={typed.withDeputies} onChange={withDeputies => set({ withDeputies })}>
          {t('form.deputies')}
        </Tick>
        <Tick on={typed.responsible} onChange={responsible => set({ responsible })}>
          {t('form.responsible')}
        </Tick>
      </div>
    </Dialog>
  )
}

const minutesOf = (typed: string): number => {
  const number = Number(typed.normalize('NFKC'))
  return Number.isInteger(number) ? number : 0
}

export const WaitDialog = ({ number, step, onDone, onClose }: DialogOf<WaitStep>) => {
  const { t } = useTranslation('ladders')
  const [typed, setTyped] = useState({
    business: String(step.business),
    night: String(step.night),
    holiday: String(step.holiday),
  })
  const done = (): void =>
    onDone({
      kind: 'WAIT',
      business: minutesOf(typed.business),
      night: minutesOf(typed.night),
      holiday: minutesOf(typed.holiday),
    })
  return (
    <Dialog
      title={t('form.wait', { step: number })}
      isOpen
      onClose={onClose}
      actions={<Acts onDone={done} onClose={onClose} />}
    >
      {(['business', 'night', 'holiday'] as const).map(part => (
        <TextField
          key={part}
          id={`wait-${part}`}
          type="number"
          label={t(`form.${part}`)}
          value={typed[part]}
          onChange={text => setTyped({ ...typed, [part]: text })}
        />
      ))}
    </Dialog>
  )
}

export const DeskDialog = ({
  every,
  onDone,
  onClose,
}: {
  every: number
  onDone: (every: number) => void
  onClose: () => void
}) => {
  const { t } = useTranslation('ladders')
  const [typed, setTyped] = useState(String(every))
  return (
    <Dialog
      title={t('form.desk')}
      isOpen
      onClose={onClose}
      actions={<Acts onDone={() => onDone(minutesOf(typed))} onClose={onClose} />}
    >
      <TextField id="desk-every" type="number" label={t('form.desk')} value={typed} onChange={setTyped} />
    </Dialog>
  )
}

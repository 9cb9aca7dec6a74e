import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ladder, Step } from '../../../src/share/ladders/model.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { DeskBox, NotifyBox, WaitBox } from './StepBox.tsx'
import { DeskDialog, NotifyDialog, WaitDialog } from './StepDialog.tsx'
import { moved, newNotify, newWait, without, withStep } from './steps.ts'
import type { Speaking } from './words.ts'

interface StepListProps {
  ladder: Ladder
  speaking: Speaking
  /** Absent for whoever only reads. */
  onChange: ((ladder: Ladder) => void) | undefined
}

/** From green to dark red: the later, the worse (the picture of SCREENS §8.8). */
const depthOf = (index: number, length: number): number => Math.min(5, Math.floor((index / Math.max(1, length)) * 6))

/** A step has no name but its place. */
const placed = (steps: readonly Step[]) => steps.map((step, index) => ({ step, index, key: `step ${index}` }))

export const StepList = ({ ladder, speaking, onChange }: StepListProps) => {
  const { t } = useTranslation('ladders')
  const toast = useToast()
  const [editing, setEditing] = useState<number>()
  const list = useRef<HTMLOListElement>(null)
  const { steps } = ladder
  const set = (changed: readonly Step[]): void => onChange?.({ ...ladder, steps: changed })
  const focusOn = (index: number): void => {
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>('.ladder-step')
      rows?.[index]?.querySelector('button')?.focus()
    })
  }
  const move = (index: number, by: -1 | 1): void => {
    const to = index + by
    if (to < 0 || to >= steps.length) return
    set(moved(steps, index, to))
    toast(t('moved', { step: to + 1 }))
    focusOn(to)
  }
  const onKey = (index: number) => (event: KeyboardEvent) => {
    if (!onChange || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(index, event.key === 'ArrowUp' ? -1 : 1)
  }
  const add = (step: Step): void => {
    set([...steps, step])
    setEditing(steps.length)
  }
  const edited = editing === undefined ? undefined : steps[editing]
  const close = (): void => setEditing(undefined)
  const put = (step: Step): void => {
    if (editing !== undefined) set(withStep(steps, editing, step))
    close()
  }
  return (
    <>
      <ol className="ladder-steps" ref={list}>
        {placed(steps).map(({ step, index, key }) => (
          <li
            key={key}
            className={`ladder-step ladder-${step.kind === 'WAIT' ? 'wait' : 'notify'} depth-${depthOf(index, steps.length)}`}
            onKeyDown={onKey(index)}
          >
            <span className="ladder-number">{index + 1}</span>
            {step.kind === 'NOTIFY' ? (
              <NotifyBox step={step} speaking={speaking} onEdit={onChange && (() => setEditing(index))} />
            ) : (
              <WaitBox step={step} onEdit={onChange && (() => setEditing(index))} />
            )}
            {onChange && (
              <span className="ladder-acts">
                <button
                  type="button"
                  className="ladder-move"
                  aria-label={t('up', { step: index + 1 })}
                  aria-keyshortcuts="Alt+ArrowUp"
                  onClick={() => move(index, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="ladder-move"
                  aria-label={t('down', { step: index + 1 })}
                  aria-keyshortcuts="Alt+ArrowDown"
                  onClick={() => move(index, 1)}
                >
                  ↓
                </button>
                <button type="button" className="text-button" onClick={() => set(without(steps, index))}>
                  {t('remove')}
                </button>
              </span>
            )}
          </li>
        ))}
        <li className="ladder-step ladder-notify depth-6">
          <span className="ladder-number">{steps.length + 1}</span>
          <DeskBox every={ladder.deskEvery} onEdit={onChange && (() => setEditing(steps.length))} />
        </li>
      </ol>
      {onChange && (
        <ButtonRow>
          <Button size="small" onPress={() => add(newNotify)}>
            {t('add_notify')}
          </Button>
          <Button size="small" onPress={() => add(newWait)}>
            {t('add_wait')}
          </Button>
          <span className="secondary unbroken">
            {t('reorder')} <kbd>Alt ↑↓</kbd>
          </span>
        </ButtonRow>
      )}
      {editing !== undefined && edited?.kind === 'NOTIFY' && (
        <NotifyDialog number={editing + 1} step={edited} speaking={speaking} onDone={put} onClose={close} />
      )}
      {editing !== undefined && edited?.kind === 'WAIT' && (
        <WaitDialog number={editing + 1} step={edited} onDone={put} onClose={close} />
      )}
      {editing === steps.length && (
        <DeskDialog
          every={ladder.deskEvery}
          onDone={deskEvery => {
            onChange?.({ ...ladder, deskEvery })
            close()
          }}
          onClose={close}
        />
      )}
    </>
  )
}

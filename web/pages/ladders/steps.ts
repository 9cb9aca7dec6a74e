import type { NotifyStep, Step, WaitStep } from '../../../src/share/ladders/model.ts'

export const newNotify: NotifyStep = {
  kind: 'NOTIFY',
  receivers: [],
  withDeputies: false,
  channels: ['SCREEN', 'MAIL', 'VOICE'],
  duties: [],
  responsible: false,
}

export const newWait: WaitStep = { kind: 'WAIT', business: 15, night: 15, holiday: 15 }

export const moved = (steps: readonly Step[], from: number, to: number): Step[] => {
  const step = steps[from]
  if (!step) return [...steps]
  const rest = steps.toSpliced(from, 1)
  return rest.toSpliced(to, 0, step)
}

export const without = (steps: readonly Step[], index: number): Step[] => steps.toSpliced(index, 1)

export const withStep = (steps: readonly Step[], index: number, step: Step): Step[] => steps.with(index, step)

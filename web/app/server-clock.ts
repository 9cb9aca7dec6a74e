import { useSyncExternalStore } from 'react'
import { systemClock } from '../../src/kernel/clock.ts'

/** The offset between this machine's clock and the server's, which alone decides what is overdue. */
let offset = 0
let current = systemClock.now()
const listeners = new Set<() => void>()
const tickEvery = 5000

const tick = (): void => {
  current = serverNow(systemClock.now())
  for (const listener of listeners) listener()
}

/**
 * Sets the clock by an answer of the server. The server wrote its time between asking and receiving: the middle is
 * taken. A `Date` header has whole seconds, so an offset below a second is noise when `exact` is false.
 */
export const setByServer = (serverTime: Date, asked: Date, received: Date, exact = true): void => {
  const middle = (asked.getTime() + received.getTime()) / 2
  const measured = serverTime.getTime() - middle
  if (Number.isNaN(measured) || (!exact && Math.abs(measured - offset) < 1500)) return
  offset = measured
  tick()
}

let timer: ReturnType<typeof setInterval> | undefined
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= setInterval(tick, tickEvery)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Server or scenario time, moving on also while the connection is lost. */
export const useServerTime = (): Date => useSyncExternalStore(subscribe, () => current)

/** The server’s time at an instant of this machine. */
export const serverNow = (here: Date): Date => new Date(here.getTime() + offset)

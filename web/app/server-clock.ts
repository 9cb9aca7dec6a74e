import { useSyncExternalStore } from 'react'
import { systemClock } from '../../src/kernel/clock.ts'

/**
 * What the server said it was, at which instant of this machine; it alone decides what is overdue. Scenario time has a
 * speed of its own, and none while it stands.
 */
let known = { at: 0, here: 0, speed: 1 }
let inScenario = false
let current = systemClock.now()
const listeners = new Set<() => void>()
const tickEvery = 5000

const tick = (): void => {
  current = serverNow(systemClock.now())
  for (const listener of listeners) listener()
}

interface Pace {
  speed: number
  paused: boolean
}

/** Sets the clock by an answer of the server, which wrote its time between asking and receiving: the middle is taken. */
export const setByServer = (serverTime: Date, asked: Date, received: Date, scenario: Pace | null = null): void => {
  if (Number.isNaN(serverTime.getTime())) return
  const speed = scenario ? (scenario.paused ? 0 : scenario.speed) : 1
  known = { at: serverTime.getTime(), here: (asked.getTime() + received.getTime()) / 2, speed }
  inScenario = scenario !== null
  tick()
}

/** The `Date` header of any answer: the machine's time, which a scenario has nothing to do with; below 1.5 s, whole seconds are noise. */
export const setByHeader = (serverTime: Date, asked: Date, received: Date): void => {
  if (inScenario || Math.abs(serverTime.getTime() - serverNow(received).getTime()) < 1500) return
  setByServer(serverTime, asked, received)
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
export const serverNow = (here: Date): Date => new Date(known.at + (here.getTime() - known.here) * known.speed)

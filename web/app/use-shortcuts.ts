import { useEffect, useRef } from 'react'
import { placeOf, places } from './navigation.ts'
import { neighbour, rememberedRows, rememberRows } from './neighbours.ts'
import { focusRow, followKey, selectRow, sendForm } from './row-focus.ts'
import { type Act, readKey } from './shortcuts.ts'

/** `g` waits this long for its letter. */
const letterWithin = 1500
const fields = 'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="grid"], [role="radiogroup"]'

interface ShortcutTargets {
  singleKeys: boolean
  openPalette: () => void
  openKeyList: () => void
  goTo: (href: string) => void
}

const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest(fields) !== null

const perform = (meant: Act, { openPalette, openKeyList, goTo }: ShortcutTargets): void => {
  if (meant.act === 'palette') openPalette()
  if (meant.act === 'key-list') openKeyList()
  if (meant.act === 'row') focusRow(meant.step)
  if (meant.act === 'select') selectRow(meant.range)
  if (meant.act === 'send') sendForm()
  if (meant.act === 'go') {
    const place = Object.values(places).find(({ letter }) => letter === meant.letter)
    if (place) goTo(place.href)
  }
  // A page may give `n` to a control of its own; everywhere else it begins a first report.
  if (meant.act !== 'follow' || followKey(meant.key)) return
  if (meant.key === 'n') goTo(places.new_report.href)
  if (meant.key === 'u') {
    // A page without a breadcrumb lies in the list of its place.
    const place = placeOf(location.pathname)
    if (place && places[place].href !== location.pathname) goTo(places[place].href)
  }
  if (meant.key === '[' || meant.key === ']') {
    const next = neighbour(rememberedRows(), location.pathname, meant.key === ']' ? 1 : -1)
    if (next) goTo(next)
  }
}

export const useShortcuts = (targets: ShortcutTargets): void => {
  const current = useRef(targets)
  current.current = targets
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const stopWaiting = (): void => {
      clearTimeout(waiting)
      waiting = undefined
    }
    const read = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const press = {
        key: event.key,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        alt: event.altKey,
        inField: isField(event.target),
        inDialog: document.querySelector('[role="dialog"], [role="alertdialog"]') !== null,
      }
      const meant = readKey(press, waiting !== undefined, current.current.singleKeys)
      stopWaiting()
      if (!meant) return
      event.preventDefault()
      if (meant.act === 'await-letter') waiting = setTimeout(stopWaiting, letterWithin)
      else perform(meant, current.current)
    }
    const isChord = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey
    // Chips and other pressable controls keep Enter to themselves, so a chord is read on its way down to them.
    const onChord = (event: KeyboardEvent): void => (isChord(event) ? read(event) : undefined)
    const onKey = (event: KeyboardEvent): void => (isChord(event) ? undefined : read(event))
    const onClick = (event: MouseEvent): void => rememberRows(event.target)
    addEventListener('click', onClick, true)
    addEventListener('keydown', onChord, true)
    addEventListener('keydown', onKey)
    return () => {
      stopWaiting()
      removeEventListener('click', onClick, true)
      removeEventListener('keydown', onChord, true)
      removeEventListener('keydown', onKey)
    }
  }, [])
}

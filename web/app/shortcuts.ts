/** What a key press means, before anything is done: pure, so that the rules of SCREENS §6 can be tested. */
export interface KeyPress {
  key: string
  ctrl: boolean
  meta: boolean
  alt: boolean
  /** The press went into an input, a list box or the like. */
  inField: boolean
  /** A dialog is open: only its own keys work. */
  inDialog: boolean
}

export type Act =
  | { act: 'palette' }
  | { act: 'key-list' }
  | { act: 'go'; letter: string }
  | { act: 'row'; step: 1 | -1 }
  /** Mark the row in focus, or everything up to it. */
  | { act: 'select'; range: boolean }
  /** Follow the control of the page that names this key in aria-keyshortcuts. */
  | { act: 'follow'; key: string }
  | { act: 'send' }
  | { act: 'await-letter' }

/** Single keys a page may give to one of its controls. None of them releases, recalls, closes, isolates or calls. */
const followed = ['u', 'a', 'm', 'n', 'r', 'f', '1', '2', '3', '4', '5', '[', ']']

export const readKey = (press: KeyPress, afterG: boolean, singleKeys: boolean): Act | undefined => {
  const { key, ctrl, meta, alt, inField, inDialog } = press
  const chord = ctrl || meta
  if (chord && key.toLowerCase() === 'k') return { act: 'palette' }
  if (chord && key === 'Enter' && !inDialog) return { act: 'send' }
  if (chord || alt || inField || inDialog || !singleKeys) return undefined
  if (afterG) return { act: 'go', letter: key }
  if (key === 'g') return { act: 'await-letter' }
  if (key === '?') return { act: 'key-list' }
  if (key === 'j') return { act: 'row', step: 1 }
  if (key === 'k') return { act: 'row', step: -1 }
  if (key === 'x' || key === 'X') return { act: 'select', range: key === 'X' }
  return followed.includes(key) ? { act: 'follow', key } : undefined
}

const rowLinks = 'main [data-row]'
const firstControl = 'a[href], button:not([aria-disabled="true"])'

/** Moves the focus to the first control of the next or previous row; without a focused row it begins at the first. */
export const focusRow = (step: 1 | -1): void => {
  const rows = [...document.querySelectorAll<HTMLElement>(rowLinks)]
  const here = rows.findIndex(row => row.contains(document.activeElement))
  const next = here === -1 ? rows[0] : rows[here + step]
  next?.querySelector<HTMLElement>(firstControl)?.focus()
}

/** Marks the row in focus with its own box; with `range`, the page marks everything from the last one marked. */
export const selectRow = (range: boolean): void => {
  const row = document.activeElement?.closest<HTMLElement>(rowLinks)
  const box = row?.querySelector<HTMLInputElement>('input[type="checkbox"]')
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: range }))
}

/** Presses the control that names the key; a page gives a key to one control at most. */
export const followKey = (key: string): boolean => {
  const control = document.querySelector<HTMLElement>(`main [aria-keyshortcuts="${CSS.escape(key)}"]`)
  control?.click()
  return control !== null
}

/** Sends the form the focus is in, or the page's only form. */
export const sendForm = (): void => {
  const forms = document.querySelectorAll('main form')
  const form = document.activeElement?.closest('form') ?? (forms.length === 1 ? forms[0] : undefined)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}

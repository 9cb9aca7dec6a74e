/** Moves the focus to the control of a field, whether the id stands on it or around it. */
export const focusFieldById = (id: string): void => {
  const field = document.getElementById(id)
  const control = field?.matches('input, textarea, select')
    ? field
    : field?.querySelector<HTMLElement>('input, textarea, select')
  control?.focus()
}

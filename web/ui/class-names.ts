/** Joins the class names that apply: `classNames('button', small && 'button-small')`. */
export const classNames = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(' ')

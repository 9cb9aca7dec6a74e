import type { Selection } from './use-selection.ts'

/** The box of a row; `x` and `Shift x` press it for the row in focus. */
export const RowBox = ({ id, label, selection }: { id: string; label: string; selection: Selection }) => (
  <input
    type="checkbox"
    className="row-box"
    aria-label={label}
    checked={selection.has(id)}
    onChange={() => undefined}
    onClick={event => selection.toggle(id, event.shiftKey)}
  />
)

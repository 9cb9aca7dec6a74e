import { type MouseEvent, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { Link } from './Link.tsx'

interface ButtonLook {
  look?: 'normal' | 'primary' | 'danger' | 'bare'
  size?: 'small' | 'normal' | 'large'
}

interface ButtonProps extends ButtonLook {
  /** A verb with its object: 148組織に公開. */
  children: ReactNode
  onPress?: () => void
  type?: 'button' | 'submit'
  /**
   * Why it cannot be pressed now. The button stays visible and focusable and the reason is its description
   * (SCREENS §1.5); the reason is drawn as well unless it already stands beside the button.
   */
  refusedBecause?: string
  reasonShownAs?: string
  /** The request is under way: presses are ignored, the words stay. */
  busy?: boolean
  shortcut?: string
}

const buttonClass = ({ look = 'normal', size = 'normal' }: ButtonLook, refused = false): string =>
  classNames('button', `button-${look}`, `button-size-${size}`, refused && 'button-refused')

export const Button = (props: ButtonProps) => {
  const { children, onPress, type = 'button', refusedBecause, reasonShownAs, busy, shortcut } = props
  const ownReason = useId()
  const refused = refusedBecause !== undefined || reasonShownAs !== undefined
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (refused || busy) event.preventDefault()
    else onPress?.()
  }
  const button = (
    <button
      type={type}
      className={buttonClass(props, refused)}
      aria-disabled={refused || busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={reasonShownAs ?? (refused ? ownReason : undefined)}
      aria-keyshortcuts={shortcut}
      onClick={press}
    >
      {children}
    </button>
  )
  if (!refusedBecause || reasonShownAs) return button
  return (
    <span className="button-with-reason">
      {button}
      <span id={ownReason} className="button-reason">
        {refusedBecause}
      </span>
    </span>
  )
}

/** A link that looks like a button: it leads to where the act is done. */
export const ButtonLink = (props: ButtonLook & { href: string; children: ReactNode; shortcut?: string }) => (
  <Link href={props.href} className={buttonClass(props)} shortcut={props.shortcut}>
    {props.children}
  </Link>
)

/** Buttons side by side; on the phone below each other at full width. */
export const ButtonRow = ({ children }: { children: ReactNode }) => <div className="button-row">{children}</div>

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'
import { type Command, commandsFor, matching } from './commands.ts'
import type { Session } from './session.ts'

interface PaletteProps {
  session: Session
  isOpen: boolean
  onClose: () => void
  goTo: (href: string) => void
}

/** Ctrl K: type the name of a page or a number, Enter leads there. */
export const CommandPalette = ({ session, isOpen, onClose, goTo }: PaletteProps) => {
  const { t } = useTranslation('frame')
  return (
    <Dialog title={t('palette.title')} isOpen={isOpen} onClose={onClose}>
      <Choices
        commands={commandsFor(session, t)}
        onChoose={href => {
          onClose()
          goTo(href)
        }}
      />
    </Dialog>
  )
}

/** A combobox with its list always open (WAI-ARIA APG, list autocomplete with manual selection). */
const Choices = ({ commands, onChoose }: { commands: Command[]; onChoose: (href: string) => void }) => {
  const { t } = useTranslation('frame')
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const found = matching(commands, typed, number => t('palette.open_object', { number }))
  const chosen = found[Math.min(place, found.length - 1)]
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) {
      event.preventDefault()
      setPlace(Math.max(0, Math.min(found.length - 1, place + step)))
    } else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) onChoose(chosen.href)
  }
  return (
    <>
      <label className="field-label" htmlFor="palette">
        {t('palette.label')}
      </label>
      <p className="field-support" id="palette-hint">
        {t('palette.hint')}
      </p>
      <input
        id="palette"
        ref={field}
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-describedby="palette-hint"
        aria-activedescendant={chosen ? `palette-${chosen.id}` : undefined}
        autoComplete="off"
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" className="palette-list" role="listbox" aria-label={t('palette.commands')}>
        {found.map(command => (
          <div
            key={command.id}
            id={`palette-${command.id}`}
            className="palette-choice"
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            onPointerDown={() => onChoose(command.href)}
          >
            <span>{command.words}</span>
            {command.keys && <kbd>{command.keys}</kbd>}
          </div>
        ))}
      </div>
      <p role="status">{found.length === 0 && t('palette.none', { typed })}</p>
    </>
  )
}

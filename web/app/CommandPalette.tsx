import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'
import { type Command, commandsFor, matching, type QuickSearch } from './commands.ts'
import { recentCommands, rememberCommand } from './recent.ts'
import type { Session } from './session.ts'
import { useFound } from './use-found.ts'

interface PaletteProps {
  session: Session
  isOpen: boolean
  onClose: () => void
  goTo: (href: string) => void
  search?: QuickSearch
}

/** Ctrl K: type the name of a page, a number, or words that stand in a thing; Enter leads there. */
export const CommandPalette = ({ session, isOpen, onClose, goTo, search }: PaletteProps) => {
  const { t } = useTranslation('frame')
  return (
    <Dialog title={t('palette.title')} isOpen={isOpen} onClose={onClose}>
      <Choices
        commands={commandsFor(session, t)}
        recent={recentCommands(session)}
        search={search}
        onChoose={command => {
          rememberCommand(session, { ...command, id: command.href })
          onClose()
          goTo(command.href)
        }}
      />
    </Dialog>
  )
}

interface ChoicesProps {
  commands: Command[]
  recent: Command[]
  search?: QuickSearch
  onChoose: (command: Command) => void
}

/** A combobox with its list always open (WAI-ARIA APG, list autocomplete with manual selection). */
const Choices = ({ commands, recent, search, onChoose }: ChoicesProps) => {
  const { t } = useTranslation('frame')
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const { found, busy } = useFound(typed, search)
  const places = matching(commands, typed, number => t('palette.open_object', { number }))
  const before = typed === '' ? recent.map(kept => ({ ...kept, kind: t('palette.recent') })) : []
  const choices = [...before, ...places, ...found.filter(({ href }) => !places.some(place => place.href === href))]
  const chosen = choices[Math.min(place, choices.length - 1)]
  useEffect(() => {
    if (chosen) document.getElementById(`palette-${chosen.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) {
      event.preventDefault()
      setPlace(Math.max(0, Math.min(choices.length - 1, place + step)))
    } else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) onChoose(chosen)
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
        maxLength={200}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" className="palette-list" role="listbox" aria-label={t('palette.commands')}>
        {choices.map(command => (
          <div
            key={command.id}
            id={`palette-${command.id}`}
            className="palette-choice"
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            onPointerDown={() => onChoose(command)}
          >
            <span className="palette-words">{command.words}</span>
            {command.kind && <span className="palette-kind">{command.kind}</span>}
            {command.keys && <kbd>{command.keys}</kbd>}
          </div>
        ))}
      </div>
      <p role="status">
        {busy && t('palette.searching')}
        {!busy && choices.length === 0 && t('palette.none', { typed })}
      </p>
    </>
  )
}

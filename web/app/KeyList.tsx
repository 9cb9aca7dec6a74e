import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { frame } from '../i18n/ja/frame.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { type Place, places } from './navigation.ts'

interface KeyListProps {
  isOpen: boolean
  onClose: () => void
  singleKeys: boolean
  onSingleKeys: (on: boolean) => void
}

const acts: readonly [keyof typeof frame.keys, readonly string[]][] = [
  ['palette', ['Ctrl K']],
  ['this_list', ['?']],
  ['next_row', ['j', 'k']],
  ['open', ['Enter']],
  ['back', ['u']],
  ['neighbour', ['[', ']']],
  ['select', ['x']],
  ['select_range', ['Shift x']],
  ['acknowledge', ['a']],
  ['take', ['m']],
  ['new_report', ['n']],
  ['reply', ['r']],
  ['filter', ['f']],
  ['strip', ['1', '2', '3', '4', '5']],
  ['send', ['Ctrl Enter']],
  ['close', ['Esc']],
]

/** Every key, and the switch that turns the single ones off (WCAG 2.1.4). */
export const KeyList = ({ isOpen, onClose, singleKeys, onSingleKeys }: KeyListProps) => {
  const { t } = useTranslation('frame')
  const reached = (Object.keys(places) as Place[]).filter(place => places[place].letter)
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} wide>
      <div className="key-columns">
        <KeySection title={t('keys.heading_act')}>
          {acts.map(([act, keys]) => (
            <KeyRow key={act} what={t(`keys.${act}`)} keys={keys} />
          ))}
        </KeySection>
        <KeySection title={t('keys.heading_move')}>
          {reached.map(place => (
            <KeyRow key={place} what={t(`nav.${place}`)} keys={['g', places[place].letter ?? '']} />
          ))}
        </KeySection>
      </div>
      <div className="key-switch">
        <Checkbox className="chip" isSelected={singleKeys} onChange={onSingleKeys}>
          <span className="chip-box" aria-hidden="true" />
          {t('keys.single_keys')}
        </Checkbox>
        <p>{t('keys.single_keys_why')}</p>
      </div>
    </Dialog>
  )
}

const KeySection = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3>{title}</h3>
    <dl>{children}</dl>
  </section>
)

const KeyRow = ({ what, keys }: { what: string; keys: readonly string[] }) => (
  <div>
    <dt>{what}</dt>
    <dd>
      {keys.map(key => (
        <kbd key={key}>{key}</kbd>
      ))}
    </dd>
  </div>
)

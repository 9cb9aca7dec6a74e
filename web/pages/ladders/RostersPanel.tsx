import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { Panel } from '../../ui/Panel.tsx'
import type { Book, Roster } from './queries.ts'
import { RosterDialog } from './RosterDialog.tsx'

/** 当番表: whose turn it is now, and the turns that come. */
export const RostersPanel = ({ book, mayKeep }: { book: Book; mayKeep: boolean }) => {
  const { t } = useTranslation('ladders')
  const [open, setOpen] = useState<{ roster?: Roster }>()
  return (
    <Panel title={t('contacts.rosters')} count={book.rosters.length}>
      {book.rosters.length === 0 ? (
        <p>{t('contacts.rosters_none')}</p>
      ) : (
        <ul className="ladder-rosters">
          {book.rosters.map(roster => (
            <RosterLine
              key={roster.id}
              roster={roster}
              book={book}
              onEdit={mayKeep ? () => setOpen({ roster }) : undefined}
            />
          ))}
        </ul>
      )}
      {mayKeep && (
        <Button size="small" onPress={() => setOpen({})}>
          {t('contacts.roster_add')}
        </Button>
      )}
      {open && <RosterDialog roster={open.roster} posts={book.posts} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

const RosterLine = ({ roster, book, onEdit }: { roster: Roster; book: Book; onEdit: (() => void) | undefined }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const now = useNow()
  const names = roster.turns
    .filter(({ from, until }) => new Date(from) <= now && now < new Date(until))
    .toSorted((a, b) => a.place - b.place)
    .map(({ post }) => book.posts.find(({ id }) => id === post)?.person[language] ?? t('receiver.gone'))
  return (
    <li>
      <strong>{roster[language]}</strong>
      <p>
        {names.length > 0
          ? t('contacts.turns_now', { names: names.join(language === 'ja' ? '・' : ', ') })
          : t('contacts.turns_now_none')}
      </p>
      {onEdit && (
        <Button size="small" onPress={onEdit}>
          {t('contacts.edit')}
        </Button>
      )}
    </li>
  )
}

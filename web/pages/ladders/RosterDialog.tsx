import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { type TypedRoster, useSaveRoster } from './contact-queries.ts'
import type { Contact, Roster } from './queries.ts'
import { instantTyped } from './typed-time.ts'

interface RosterDialogProps {
  roster: Roster | undefined
  posts: readonly Contact[]
  onClose: () => void
}

export const RosterDialog = ({ roster, posts, onClose }: RosterDialogProps) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const [typed, setTyped] = useState<TypedRoster>({
    ja: roster?.ja ?? '',
    en: roster?.en ?? '',
    turns: roster?.turns ?? [],
  })
  const save = useSaveRoster(roster, t('contacts.roster_saved'), onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.run(typed)
  }
  const nameOf = (post: string) => posts.find(({ id }) => id === post)?.person[language] ?? t('receiver.gone')
  const at = (text: string) => dateAndTime(new Date(text), { language })
  return (
    <Dialog title={t(roster ? 'contacts.roster_edit' : 'contacts.roster_add')} isOpen onClose={onClose} wide>
      <form onSubmit={submit} noValidate>
        {(['ja', 'en'] as const).map(name => (
          <TextField
            key={name}
            id={`roster-${name}`}
            label={t(`contacts.roster_${name}`)}
            necessity="required"
            value={typed[name]}
            onChange={text => setTyped({ ...typed, [name]: text })}
          />
        ))}
        <ul>
          {typed.turns.map(turn => (
            <li key={`${turn.post} ${turn.place} ${turn.from}`}>
              {t('contacts.turn', {
                from: at(turn.from),
                until: at(turn.until),
                place: turn.place,
                name: nameOf(turn.post),
              })}{' '}
              <button
                type="button"
                className="text-button"
                onClick={() => setTyped({ ...typed, turns: typed.turns.filter(known => known !== turn) })}
              >
                {t('contacts.turn_remove')}
              </button>
            </li>
          ))}
        </ul>
        <TurnFields posts={posts} onAdd={turn => setTyped({ ...typed, turns: [...typed.turns, turn] })} />
        {save.problem && <ProblemNote problem={save.problem} />}
        <p className="dialog-act">
          <Button look="primary" type="submit" busy={save.busy}>
            {t('contacts.save')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}

type Turn = Roster['turns'][number]

const TurnFields = ({ posts, onAdd }: { posts: readonly Contact[]; onAdd: (turn: Turn) => void }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const [post, setPost] = useState('')
  const [place, setPlace] = useState<'1' | '2'>('1')
  const [typed, setTyped] = useState({ from: '', until: '' })
  const [from, until] = [instantTyped(typed.from), instantTyped(typed.until)]
  const add = (): void => {
    if (post === '' || !from || !until || until <= from) return
    onAdd({ post, place: Number(place), from: from.toISOString(), until: until.toISOString() })
  }
  return (
    <fieldset className="ladder-turn">
      <legend>{t('contacts.turn_add')}</legend>
      <SelectField
        id="turn-post"
        label={t('contacts.turn_post')}
        none={t('form.choose')}
        value={post}
        onChange={setPost}
        choices={posts.map(({ id, title, person }) => ({
          value: id,
          label: `${title[language]}　${person[language]}`,
        }))}
      />
      <SelectField
        id="turn-place"
        label={t('contacts.turn_place')}
        value={place}
        onChange={setPlace}
        choices={(['1', '2'] as const).map(value => ({ value, label: value }))}
      />
      {(['from', 'until'] as const).map(end => (
        <TextField
          key={end}
          id={`turn-${end}`}
          type="datetime-local"
          label={t(`contacts.${end}`)}
          value={typed[end]}
          onChange={text => setTyped({ ...typed, [end]: text })}
        />
      ))}
      <Button size="small" onPress={add}>
        {t('contacts.turn_add')}
      </Button>
    </fieldset>
  )
}

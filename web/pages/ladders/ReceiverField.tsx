import { useTranslation } from 'react-i18next'
import { postKindCodes, postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import type { Receiver } from '../../../src/share/ladders/model.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { nameOfPost, receiverWords, type Speaking } from './words.ts'

interface ReceiverFieldProps {
  receivers: readonly Receiver[]
  speaking: Speaking
  onChange: (receivers: Receiver[]) => void
}

/** What can be chosen: kinds of posts that somebody holds, rosters, deputies and superiors, and every single person. */
const choicesOf = ({ reach, language, t }: Speaking): { value: string; label: string; receiver: Receiver }[] => {
  const kinds = postKindCodes.filter(code => reach.posts.some(({ kind }) => kind === code))
  const made: { label: string; receiver: Receiver }[] = [
    ...kinds.map(post => ({ label: postKinds[post][language], receiver: { kind: 'POST_KIND' as const, post } })),
    ...reach.rosters.flatMap(roster =>
      [1, 2].map(place => ({
        label: t('receiver.roster', { name: roster[language], place }),
        receiver: { kind: 'ROSTER' as const, id: roster.id, place },
      })),
    ),
    { label: t('receiver.DEPUTIES'), receiver: { kind: 'DEPUTIES' } },
    { label: t('receiver.SUPERIORS'), receiver: { kind: 'SUPERIORS' } },
    ...reach.posts.map(({ id }) => ({
      label: nameOfPost({ reach, language, t }, id),
      receiver: { kind: 'POST' as const, id },
    })),
  ]
  return made.map(({ label, receiver }) => ({ value: JSON.stringify(receiver), label, receiver }))
}

export const ReceiverField = ({ receivers, speaking, onChange }: ReceiverFieldProps) => {
  const { t } = useTranslation('ladders')
  const taken = new Set(receivers.map(receiver => JSON.stringify(receiver)))
  const choices = choicesOf(speaking).filter(({ value }) => !taken.has(value))
  return (
    <>
      <ul className="ladder-receivers" aria-label={t('form.receivers')}>
        {receivers.map(receiver => (
          <li key={JSON.stringify(receiver)}>
            <strong>{receiverWords(speaking, receiver)}</strong>{' '}
            <button
              type="button"
              className="text-button"
              onClick={() => onChange(receivers.filter(known => known !== receiver))}
            >
              {t('remove')}
            </button>
          </li>
        ))}
      </ul>
      <SelectField
        id="add-receiver"
        label={t('form.add_receiver')}
        support={t('form.receivers_support')}
        choices={choices}
        value=""
        none={t('form.choose')}
        onChange={value => {
          const chosen = choices.find(choice => choice.value === value)
          if (chosen) onChange([...receivers, chosen.receiver])
        }}
      />
    </>
  )
}

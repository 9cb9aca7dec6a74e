import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Duty, duties } from '../../../src/kernel/actor.ts'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import { type PostKind, postKindCodes, postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { OrganisationEntry } from './queries.ts'

const blank = { ja: '', en: '', email: '', phone: '', titleJa: '', titleEn: '' }
const needed = ['ja', 'en', 'email', 'titleJa', 'titleEn'] as const
const coordinatorDuties: readonly Duty[] = ['TRIAGE', 'DRAFT', 'RELEASE']

interface InvitationFormProps {
  entry: OrganisationEntry
  onDone: (made: { name: string; token: string }) => void
}

/** Who is invited, to which post, with which duties; duties of the coordinator are offered to it alone. */
export const InvitationForm = ({ entry, onDone }: InvitationFormProps) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const api = useApi()
  const [given, setGiven] = useState(blank)
  const [kind, setKind] = useState<PostKind>('WINDOW')
  const [chosen, setChosen] = useState<Duty[]>(['REPORT', 'RECEIVE'])
  const [tried, setTried] = useState(false)
  const isCoordinator = entry.kinds.includes('COORD')
  const offered = codesOf(duties).filter(duty => isCoordinator || !coordinatorDuties.includes(duty))
  const invite = useAct(
    ({ ja, en, email, phone, titleJa, titleEn }: typeof blank, key) =>
      body(
        api.POST('/api/v1/organisations/{id}/people', {
          params: { path: { id: entry.id } },
          headers: idempotent(key),
          body: {
            person: { ja, en, email, phone, language },
            post: { kind, title: { ja: titleJa, en: titleEn }, duties: chosen },
          },
        }),
      ),
    {
      refreshes: [['organisations', entry.id]],
      onDone: ({ token }, { ja, en }) => onDone({ token, name: language === 'ja' ? ja : en }),
    },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (needed.every(field => given[field].trim() !== '')) invite.run(given)
  }
  const field = (name: keyof typeof blank) => ({
    id: `invitation-${name}`,
    value: given[name],
    onChange: (text: string) => setGiven({ ...given, [name]: text }),
    necessity: name === 'phone' ? ('optional' as const) : ('required' as const),
    error: tried && name !== 'phone' && given[name].trim() === '' ? t('invitation.missing') : undefined,
  })
  return (
    <form onSubmit={send} noValidate>
      <div className="field-pair">
        <TextField {...field('ja')} label={t('invitation.ja')} autoFocus />
        <TextField {...field('en')} label={t('invitation.en')} support={t('invitation.en_support')} />
      </div>
      <div className="field-pair">
        <TextField {...field('email')} label={t('invitation.email')} type="email" />
        <TextField {...field('phone')} label={t('invitation.phone')} type="tel" />
      </div>
      <SelectField
        id="invitation-kind"
        label={t('invitation.post_kind')}
        choices={postKindCodes.map(code => ({ value: code, label: postKinds[code][language] }))}
        value={kind}
        onChange={setKind}
      />
      <div className="field-pair">
        <TextField {...field('titleJa')} label={t('invitation.title_ja')} />
        <TextField {...field('titleEn')} label={t('invitation.title_en')} />
      </div>
      <ManyChoiceGroup
        id="invitation-duties"
        label={t('invitation.duties')}
        support={isCoordinator ? undefined : t('invitation.coordinator_only')}
        choices={offered.map(duty => ({ value: duty, label: duties[duty][language] }))}
        value={chosen}
        onChange={setChosen}
      />
      {invite.problem && <ProblemNote problem={invite.problem} />}
      <Button look="primary" type="submit" busy={invite.busy}>
        {t('invitation.act')}
      </Button>
    </form>
  )
}

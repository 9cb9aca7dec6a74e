import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import type { ActorKind } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { type Tlp, tlpLabels } from '../../../src/kernel/tlp.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button } from '../../ui/Button.tsx'
import { ActionBar, PageBody } from '../../ui/layout.tsx'
import { useNow } from '../../ui/now.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { fromLocalField, toLocalField } from '../../ui/time.ts'
import { Addressees } from './Addressees.tsx'
import { AskFields } from './AskFields.tsx'
import { type AskedEntry, askedBody, emptyAsked, isComplete } from './ask-entry.ts'

/** RED names persons; a sweep is asked of organisations. */
const offered = tlpLabels.filter(label => label !== 'TLP:RED')
type Offered = Exclude<Tlp, 'TLP:RED'>

const sevenDays = 7 * 24 * 3_600_000
const hour = 3_600_000

interface Entry {
  title: string
  from: string
  to: string
  tlp: Offered
  kinds: readonly ActorKind[]
  named: readonly OrganisationName[]
  asked: AskedEntry
}

/** The last full hour, and seven days before it: what is known of is seldom where it began (SCREENS §8.7). */
const beginning = (now: Date): Entry => {
  const to = new Date(Math.floor(now.getTime() / hour) * hour)
  return {
    title: '',
    from: toLocalField(new Date(to.getTime() - sevenDays)),
    to: toLocalField(to),
    tlp: 'TLP:AMBER',
    kinds: [],
    named: [],
    asked: emptyAsked,
  }
}

export const NewSweepPage = () => {
  const { t } = useTranslation('sweeps')
  const { case: caseId } = useSearch({ from: '/framed/sweeps/new' })
  const now = useNow()
  const [entry, setEntry] = useState(() => beginning(now))
  const [tried, setTried] = useState(false)
  const send = useSend(caseId ?? null)
  const [from, to] = [fromLocalField(entry.from), fromLocalField(entry.to)]
  const wrongPeriod = !from || !to || from >= to || to > now
  const nobody = entry.kinds.length === 0 && entry.named.length === 0
  const complete = entry.title.trim() !== '' && !wrongPeriod && !nobody && isComplete(entry.asked, now)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (complete) send.run(entry)
  }
  return (
    <form className="page-form" onSubmit={submit} noValidate>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/sweeps' }, { label: t('begin') }]}
        title={t('asking.title')}
        support={t('asking.support')}
      />
      <PageBody>
        {send.problem && <ProblemNote problem={send.problem} />}
        <TextField
          id="sweep-title"
          label={t('asking.name')}
          necessity="required"
          value={entry.title}
          onChange={title => setEntry({ ...entry, title })}
          error={tried && entry.title.trim() === '' ? t('asking.missing') : undefined}
        />
        <AskFields entry={entry.asked} onChange={asked => setEntry({ ...entry, asked })} tried={tried} />
        <div className="pair">
          {(['from', 'to'] as const).map(name => (
            <TextField
              key={name}
              id={`sweep-${name}`}
              label={t(`asking.${name}`)}
              necessity="required"
              type="datetime-local"
              value={entry[name]}
              onChange={text => setEntry({ ...entry, [name]: text })}
              error={name === 'to' && wrongPeriod ? t('asking.period_wrong') : undefined}
            />
          ))}
        </div>
        <Addressees
          kinds={entry.kinds}
          named={entry.named}
          onChange={chosen => setEntry({ ...entry, ...chosen })}
          error={tried && nobody ? t('asking.nobody') : undefined}
        />
        <SelectField<Offered>
          id="sweep-label"
          label={t('asking.label')}
          necessity="required"
          choices={offered.map(label => ({ value: label as Offered, label }))}
          value={entry.tlp}
          onChange={tlp => setEntry({ ...entry, tlp })}
        />
      </PageBody>
      <ActionBar
        main={
          <Button type="submit" look="primary" size="large" busy={send.busy}>
            {entry.kinds.length === 0 && entry.named.length > 0
              ? t('asking.send', { count: entry.named.length })
              : t('asking.send_group')}
          </Button>
        }
      />
    </form>
  )
}

const useSend = (caseId: string | null) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  const router = useRouter()
  return useAct(
    ({ title, from, to, tlp, kinds, named, asked }: Entry, key) =>
      body(
        api.POST('/api/v1/sweeps', {
          headers: idempotent(key),
          body: {
            ...askedBody(asked),
            title,
            tlp,
            case: caseId,
            asked: {
              from: fromLocalField(from)?.toISOString() ?? from,
              to: fromLocalField(to)?.toISOString() ?? to,
            },
            audience: { kinds: [...kinds], sectors: [], organisations: named.map(({ id }) => id) },
          },
        }),
      ),
    {
      refreshes: [['sweeps'], ['cases'], ['home']],
      said: t('asking.done'),
      onDone: ({ id }) => router.history.push(keepLanguage(`/sweeps/${id}`, router.latestLocation.href)),
    },
  )
}

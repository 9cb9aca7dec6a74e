import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readIndicators } from '../../../src/kernel/indicators.ts'
import { type KnownTime, readTime } from '../../../src/kernel/known-time.ts'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import { type ChronicleKind, chronicleKindCodes, chronicleKinds } from '../../../src/share/cases/chronicle/model.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { KnownTimeField } from '../../ui/KnownTimeField.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextField.tsx'

interface Entry {
  told: ChronicleKind
  at: KnownTime
  words: string
  from: string
  to: string
  unreached: string
  traces: string
}

interface PutOnRecordProps {
  id: string
  parties: readonly OrganisationName[]
  /** What a sweep still has to look for. */
  unswept: readonly string[]
  onClose: () => void
}

/** Who told whom by another way, whom it did not reach, and which traces somebody has looked for. */
export const PutOnRecord = ({ id, parties, unswept, onClose }: PutOnRecordProps) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const language = useLanguage()
  const now = useNow()
  const [entry, setEntry] = useState<Entry>({
    told: unswept.length > 0 ? 'SWEEP' : 'CONTACT',
    at: readTime('', now),
    words: '',
    from: '',
    to: '',
    unreached: '',
    traces: unswept.join('\n'),
  })
  const [tried, setTried] = useState(false)
  const set = (part: Partial<Entry>) => setEntry({ ...entry, ...part })
  const add = useAct(
    ({ from, to, unreached, traces, ...rest }: Entry, key) =>
      body(
        api.POST('/api/v1/cases/{id}/chronicle', {
          params: { path: { id } },
          headers: idempotent(key),
          body: {
            ...rest,
            language,
            from: from || null,
            to: to ? [to] : [],
            unreached: unreached ? [unreached] : [],
            indicators: readIndicators(traces).indicators.map(({ kind, value }) => ({ kind, value })),
          },
        }),
      ),
    { refreshes: [['cases', id]], said: t('record.added'), onDone: onClose },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (entry.words.trim() !== '') add.run(entry)
  }
  const choices = parties.map(party => ({ value: party.id, label: nameOf(party, language) }))
  return (
    <Dialog title={t('record.title')} isOpen onClose={onClose}>
      <form onSubmit={send}>
        <SelectField
          id="record-kind"
          label={t('record.kind')}
          necessity="required"
          choices={chronicleKindCodes.map(code => ({ value: code, label: chronicleKinds[code][language] }))}
          value={entry.told}
          onChange={told => set({ told })}
        />
        <KnownTimeField
          id="record-at"
          label={t('record.at')}
          support={t('record.at_support')}
          value={entry.at}
          onChange={at => set({ at })}
          read={wording => readTime(wording, now)}
        />
        <TextArea
          id="record-words"
          label={t('record.words')}
          necessity="required"
          value={entry.words}
          onChange={words => set({ words })}
          error={tried && entry.words.trim() === '' ? t('record.words_missing') : undefined}
        />
        <SelectField
          id="record-from"
          label={t('record.from')}
          necessity="optional"
          none="—"
          choices={choices}
          value={entry.from}
          onChange={from => set({ from })}
        />
        <SelectField
          id="record-to"
          label={t('record.to')}
          necessity="optional"
          none="—"
          choices={choices}
          value={entry.to}
          onChange={to => set({ to })}
        />
        <SelectField
          id="record-unreached"
          label={t('record.unreached')}
          support={t('record.unreached_support')}
          necessity="optional"
          none="—"
          choices={choices}
          value={entry.unreached}
          onChange={unreached => set({ unreached })}
        />
        <TextArea
          id="record-traces"
          label={t('record.traces')}
          support={t('record.traces_support')}
          necessity="optional"
          value={entry.traces}
          onChange={traces => set({ traces })}
        />
        {add.problem && <ProblemNote problem={add.problem} />}
        <Button look="primary" type="submit" busy={add.busy}>
          {t('record.save')}
        </Button>
      </form>
    </Dialog>
  )
}

import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handoverPolicies } from '../../../src/share/handover/policy.ts'
import { useAct } from '../../api/use-act.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { Contents } from './Contents.tsx'
import { type Handover, useHandover } from './queries.ts'

/** One handover: read, taken over with one button, printed, kept. */
export const HandoverPage = () => {
  const { t } = useTranslation('handover')
  const { id } = useParams({ from: '/framed/handovers/$id' })
  const found = useHandover(id)
  const language = useLanguage()
  const at = (text: string): string => dateAndTime(new Date(text), { language })
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/handovers' }]}
        title={found.data ? t('of', { at: at(found.data.givenAt) }) : t('title')}
        support={
          found.data &&
          t('facts', {
            since: at(found.data.since),
            at: at(found.data.givenAt),
            name: `${found.data.giverPost[language]} ${found.data.giver?.[language] ?? ''}`,
          })
        }
        actions={
          <Button size="small" onPress={() => print()}>
            {t('print')}
          </Button>
        }
      />
      <PageBody>
        <Answered query={found}>
          {handover => (
            <>
              <Acceptance handover={handover} />
              <TheNote handover={handover} />
              <Contents lines={handover.lines} changes={handover.changes} />
            </>
          )}
        </Answered>
      </PageBody>
      <PrintSheet />
    </>
  )
}

const Acceptance = ({ handover: { id, givenBy, acceptedAt, accepter } }: { handover: Handover }) => {
  const { t } = useTranslation('handover')
  const language = useLanguage()
  const api = useApi()
  const actor = useActor()
  const accept = useAct(() => api.PUT('/api/v1/handovers/{id}/acceptance', { params: { path: { id } } }), {
    refreshes: [['handovers']],
    said: t('accepted_now'),
  })
  if (acceptedAt)
    return (
      <Note tone="done">
        {t('accepted', { at: dateAndTime(new Date(acceptedAt), { language }), name: accepter?.[language] ?? '' })}
      </Note>
    )
  const may = actor && handoverPolicies['handover.accept'](actor, { by: givenBy, acceptedAt: null })
  return (
    <>
      {accept.problem && <ProblemNote problem={accept.problem} />}
      <ButtonRow>
        <Button
          look="primary"
          busy={accept.busy}
          onPress={() => accept.run(undefined)}
          refusedBecause={may && refusalOf(may, language)}
        >
          {t('accept')}
        </Button>
      </ButtonRow>
    </>
  )
}

/** Whoever gave it mends the note until somebody has taken over. */
const TheNote = ({ handover: { id, givenBy, acceptedAt, note, version } }: { handover: Handover }) => {
  const { t } = useTranslation('handover')
  const api = useApi()
  const actor = useActor()
  const [typed, setTyped] = useState(note)
  const save = useAct(
    () =>
      api.PUT('/api/v1/handovers/{id}/note', {
        params: { path: { id } },
        body: { note: typed },
        headers: { 'If-Match': `"${version}"` },
      }),
    { refreshes: [['handovers']], said: t('saved') },
  )
  if (acceptedAt || actor?.person !== givenBy)
    return (
      <section aria-label={t('note')}>
        <h2>{t('note')}</h2>
        <p className="pre-line">{note || t('note_none')}</p>
      </section>
    )
  return (
    <>
      {save.problem && <ProblemNote problem={save.problem} />}
      <TextArea id="handover-note" label={t('note')} rows={5} value={typed} onChange={setTyped} />
      <ButtonRow>
        <Button busy={save.busy} onPress={() => save.run(undefined)}>
          {t('save')}
        </Button>
      </ButtonRow>
    </>
  )
}

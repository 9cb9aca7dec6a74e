import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { DetectionTable } from './DetectionTable.tsx'
import { type Detection, useBoard, useNotices, useWindows, type Window } from './queries.ts'
import { chosenIn } from './search.ts'
import { isIndicator } from './traces.ts'

/** A notice about the detections that were marked on the board (F11). */
export const NewNoticePage = () => {
  const { t } = useTranslation('detectionNotices')
  const { of } = useSearch({ from: '/framed/detection-notices/new' })
  const chosen = chosenIn(of)
  const board = useBoard({}, 200)
  const windows = useWindows()
  const found = board.data?.pages.flatMap(page => page.items).filter(({ id }) => chosen.includes(id))
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('board.title'), href: '/detections' }, { label: t('new.title') }]}
        title={t('new.title')}
        support={t('new.support')}
      />
      <PageBody>
        <Answered query={{ ...board, data: found }}>
          {detections =>
            detections.length === 0 ? (
              <EmptyState clearHref="/detections">{t('new.none')}</EmptyState>
            ) : (
              <Answered query={windows}>{known => <NoticeForm detections={detections} windows={known} />}</Answered>
            )
          }
        </Answered>
      </PageBody>
    </>
  )
}

/** What the sensors say in words, for the person to put right: fact, destination, time and source as seen there. */
const proposed = (detections: readonly Detection[], ja: boolean): string =>
  detections
    .map(({ src, dst, dstName, signature, count, firstAt, lastAt }) => {
      const [from, until] = [firstAt, lastAt].map(at =>
        new Intl.DateTimeFormat(ja ? 'ja-JP' : 'en-GB', {
          ...{ timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
        }).format(new Date(at)),
      )
      const to = dstName && dstName !== dst ? `${dst}（${dstName}）` : dst
      return ja
        ? `送信元 ${src} から ${to} への通信を検知しました（${signature}、${count}回、${from}〜${until}）。`
        : `Communication from ${src} to ${to} was detected (${signature}, ${count} times, ${from} to ${until}).`
    })
    .join('\n')

const NoticeForm = ({ detections, windows }: { detections: readonly Detection[]; windows: readonly Window[] }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const api = useApi()
  const router = useRouter()
  const [hinted] = detections.flatMap(({ networkOf }) => (networkOf ? [networkOf.id] : []))
  const [to, setTo] = useState(windows.some(({ organisation }) => organisation?.id === hinted) ? (hinted ?? '') : '')
  const [place, setPlace] = useState('')
  const [joins, setJoins] = useState('')
  const [title, setTitle] = useState<string>(t('new.case_title'))
  const [words, setWords] = useState(proposed(detections, language === 'ja'))
  const destinations = [...new Set(detections.flatMap(({ dst, dstName }) => [dst, dstName]))].filter(isIndicator)
  const [traces, setTraces] = useState<string[]>(destinations)
  const chosen = windows.find(({ organisation }) => organisation?.id === to)
  const open = useNotices({}).data?.pages.flatMap(page => page.items) ?? []
  const cases = new Map(open.flatMap(({ toId, case: file }) => (file && toId === to ? [[file.id, file]] : [])))
  const give = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/detection-notices', {
          headers: idempotent(key),
          body: {
            detections: detections.map(({ id }) => id),
            ...{ to, place: place || null, case: joins || null, title, words, language, told: null },
            tlp: 'TLP:AMBER',
            traces: traces.map(value => ({ kind: isIndicator(value) || 'DOMAIN', value })),
          },
        }),
      ),
    {
      refreshes: [['detections'], ['detection-notices'], ['home'], ['cases']],
      said: t('new.given'),
      onDone: ({ id }) => router.history.push(`/detection-notices/${id}`),
    },
  )
  const missing = to === '' ? t('new.to_missing') : words.trim() === '' ? t('new.words_missing') : undefined
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!missing) give.run(undefined)
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <DetectionTable found={detections} />
      <SelectField
        id="notice-to"
        label={t('new.to')}
        support={t('new.to_support')}
        necessity="required"
        none="—"
        choices={windows.flatMap(({ organisation }) =>
          organisation ? [{ value: organisation.id, label: nameOf(organisation, language) }] : [],
        )}
        value={to}
        onChange={value => {
          setTo(value)
          setPlace('')
          setJoins('')
        }}
      />
      {chosen && chosen.bodies.length > 0 && (
        <SelectField
          id="notice-place"
          label={t('new.place')}
          support={t('new.place_support')}
          necessity="optional"
          none={t('new.place_unknown')}
          choices={chosen.bodies.flatMap(found => (found ? [{ value: found.id, label: nameOf(found, language) }] : []))}
          value={place}
          onChange={setPlace}
        />
      )}
      {cases.size > 0 && (
        <SelectField
          id="notice-case"
          label={t('new.case')}
          support={t('new.case_support')}
          none={t('new.case_new')}
          choices={[...cases.values()].map(({ id, number, title: name }) => ({
            value: id,
            label: `${number} ${name}`,
          }))}
          value={joins}
          onChange={setJoins}
        />
      )}
      {joins === '' && (
        <TextField
          id="notice-title"
          label={t('new.case_name')}
          necessity="required"
          value={title}
          onChange={setTitle}
        />
      )}
      <TextArea
        id="notice-words"
        label={t('new.words')}
        support={t('new.words_support')}
        necessity="required"
        rows={6}
        value={words}
        onChange={setWords}
      />
      {destinations.length > 0 && (
        <ManyChoiceGroup
          id="notice-traces"
          label={t('new.traces')}
          support={t('new.traces_support')}
          choices={destinations.map(value => ({ value, label: value }))}
          value={traces}
          onChange={setTraces}
        />
      )}
      <p className="secondary">{t('new.who_reads')}</p>
      {give.problem && <ProblemNote problem={give.problem} />}
      <div>
        <Button type="submit" look="primary" busy={give.busy} refusedBecause={missing}>
          {chosen?.organisation
            ? t('new.give_to', { name: nameOf(chosen.organisation, language, true) })
            : t('new.give')}
        </Button>
      </div>
    </form>
  )
}

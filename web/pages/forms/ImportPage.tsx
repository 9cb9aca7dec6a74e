import { useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemFrom } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { useAct } from '../../api/use-act.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import type { Imported, Preview } from './queries.ts'

type As = 'DRAFTS' | 'REPORTS'

interface Order {
  file: File
  as: As
}

/** Raw bytes go up; the answer is JSON, or the server's own sentence. */
const bring = async <Answer,>(
  path: string,
  { file, as }: Order,
  report: string | undefined,
  language: string,
  key?: string,
) => {
  const query = new URLSearchParams({ as, ...(report ? { report } : {}) })
  const reply = await fetch(`/api/v1/form-imports${path}?${query}`, {
    method: 'POST',
    body: file,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Accept-Language': language,
      ...(key ? { 'Idempotency-Key': key } : {}),
    },
  }).catch(() => {
    throw new ProblemError({ title: '', status: 0, code: 'offline' })
  })
  if (!reply.ok) throw new ProblemError(await problemFrom(reply))
  return (await reply.json()) as Answer
}

/** A sheet that was filled in elsewhere: looked at first, then taken as a whole. */
export const ImportPage = () => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const { report } = useSearch({ from: '/framed/forms/import' })
  const [file, setFile] = useState<File>()
  const [as, setAs] = useState<As>('DRAFTS')
  const [preview, setPreview] = useState<Preview>()
  const [taken, setTaken] = useState<Imported>()
  const look = useAct((order: Order) => bring<Preview>('/preview', order, report, language), {
    refreshes: [],
    onDone: setPreview,
  })
  const take = useAct((order: Order, key) => bring<Imported>('', order, report, language, key), {
    refreshes: [['report-drafts'], ['reports'], ['home']],
    said: t('import.done'),
    onDone: setTaken,
  })
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return
    setFile(chosen)
    setPreview(undefined)
    setTaken(undefined)
    take.forget()
    look.run({ file: chosen, as })
  }
  const chooseAs = (next: As): void => {
    setAs(next)
    setTaken(undefined)
    if (file) look.run({ file, as: next })
  }
  return (
    <>
      <PageHead
        breadcrumb={
          report
            ? [{ label: t('offices.title'), href: `/reports/${report}/forms` }, { label: t('import.title') }]
            : [{ label: t('list.title'), href: '/forms' }, { label: t('import.title') }]
        }
        title={report ? t('import.bring_back') : t('import.title')}
        support={report ? t('import.support_report') : t('import.support')}
      />
      <PageBody>
        {!report && (
          <ChoiceGroup
            id="import-as"
            label={t('import.as')}
            choices={(['DRAFTS', 'REPORTS'] as const).map(value => ({ value, label: t(`import.as_${value}`) }))}
            value={as}
            onChange={chooseAs}
          />
        )}
        <div className="stacked">
          <FileChoice file={file} onChoose={choose} />
          {look.busy && (
            <p role="status" className="secondary">
              {t('import.reading')}
            </p>
          )}
          {look.problem && <ProblemNote problem={look.problem} />}
          {preview && !taken && <ImportPreview preview={preview} />}
          {take.problem && <ProblemNote problem={take.problem} />}
          {file && preview && !taken && preview.flaws.length === 0 && preview.reports.length > 0 && (
            <ButtonRow>
              <Button look="primary" busy={take.busy} onPress={() => take.run({ file, as })}>
                {report ? t('import.take_report') : t(`import.take_${as}`, { count: preview.reports.length })}
              </Button>
            </ButtonRow>
          )}
          {taken && <Taken taken={taken} report={report} />}
        </div>
      </PageBody>
    </>
  )
}

const FileChoice = ({ file, onChoose }: { file: File | undefined; onChoose: (file: File | undefined) => void }) => {
  const { t } = useTranslation('forms')
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <section
      className="attach"
      aria-label={t('import.file')}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        onChoose(event.dataTransfer.files[0])
      }}
    >
      <div className="attach-choose">
        <Button onPress={() => chooser.current?.click()}>{t('import.choose')}</Button>
        <span className="secondary">{file ? file.name : t('import.limits')}</span>
        <input
          ref={chooser}
          type="file"
          accept=".xlsx,.csv"
          hidden
          aria-label={t('import.choose')}
          onChange={event => {
            onChoose(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
    </section>
  )
}

const Taken = ({ taken, report }: { taken: Imported; report: string | undefined }) => {
  const { t } = useTranslation('forms')
  return (
    <Note tone="done" lead={t('import.taken', { drafts: taken.drafts.length, reports: taken.reports.length })}>
      {report && taken.drafts.length === 0 && <p>{t('import.same')}</p>}
      {report && taken.answers > 0 && <p>{t('import.answers', { count: taken.answers })}</p>}
      <ul>
        {taken.reports.map(({ id, number }) => (
          <li key={id}>
            <Link href={`/reports/${id}`}>{number}</Link>
          </li>
        ))}
      </ul>
      {taken.drafts.length > 0 && (
        <p>
          <Link href={report ? `/reports/${report}/versions/new?kind=FOLLOW_UP` : '/reports'}>
            {t('import.to_drafts')}
          </Link>
        </p>
      )}
    </Note>
  )
}

import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { columns } from '../../../src/trust/identity/directory/import/model.ts'
import { body } from '../../api/client.ts'
import type { paths } from '../../api/generated.d.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { download } from '../../ui/download.ts'
import { PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { readText } from './read-text.ts'

const longest = 500_000

/** Organisations by the hundred: the file is looked at first, with every cell that needs mending, then taken as a whole. */
export const ImportPage = () => {
  const { t } = useTranslation('imports')
  const { t: directory } = useTranslation('directory')
  const router = useRouter()
  const api = useApi()
  const [csv, setCsv] = useState('')
  const [tooLong, setTooLong] = useState<number>()
  const look = useLook()
  const enter = useAct(
    (text: string, key) =>
      body(api.POST('/api/v1/organisation-imports', { body: { csv: text }, headers: idempotent(key) })),
    { refreshes: [['organisations']], said: t('done'), onDone: () => void router.navigate({ to: '/directory' }) },
  )
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const text = readText(await file.arrayBuffer())
    setTooLong(text.length > longest ? text.length : undefined)
    setCsv(text)
    if (text.length <= longest) look.run(text)
  }
  const seen = tooLong ? undefined : look.seen
  return (
    <>
      <PageHead
        breadcrumb={[{ label: directory('title'), href: '/directory' }, { label: t('title') }]}
        title={t('title')}
        support={t('support')}
        actions={
          <Button size="small" onPress={() => download('organisations.csv', `${columns.join(',')}\r\n`)}>
            {t('template')}
          </Button>
        }
      />
      <PageBody>
        <label className="field-label" htmlFor="import-file">
          {t('file')}
        </label>
        <p className="field-support" id="import-support">
          {t('file_support')} {t('file_columns')} <span className="mono grouped">{columns.join(', ')}</span>
        </p>
        <input
          id="import-file"
          type="file"
          accept=".csv,text/csv"
          className="file-input"
          aria-describedby="import-support"
          onChange={event => void choose(event.target.files?.[0])}
        />
        {tooLong && <Note tone="alarm">{t('too_long', { count: tooLong })}</Note>}
        {look.problem && <ProblemNote problem={look.problem} />}
        {enter.problem && <ProblemNote problem={enter.problem} />}
        <div role="status">
          {look.busy && <p>{t('reading')}</p>}
          {seen && seen.flaws.length > 0 && <p>{t('flaws', { count: seen.flaws.length })}</p>}
          {seen && seen.flaws.length === 0 && (
            <p>{seen.rows.length > 0 ? t('ready', { count: seen.rows.length }) : t('nothing')}</p>
          )}
        </div>
        {seen && seen.flaws.length > 0 && <Flaws flaws={seen.flaws} />}
        {seen && seen.flaws.length === 0 && seen.rows.length > 0 && (
          <>
            <Rows rows={seen.rows} />
            <p>
              <Button look="primary" busy={enter.busy} onPress={() => enter.run(csv)}>
                {t('enter', { count: seen.rows.length })}
              </Button>
            </p>
          </>
        )}
      </PageBody>
    </>
  )
}

type Seen = paths['/api/v1/organisation-imports/preview']['post']['responses'][200]['content']['application/json']

const useLook = () => {
  const api = useApi()
  const [seen, setSeen] = useState<Seen>()
  const act = useAct((csv: string) => body(api.POST('/api/v1/organisation-imports/preview', { body: { csv } })), {
    refreshes: [],
    onDone: setSeen,
  })
  return { ...act, seen: act.busy || act.problem ? undefined : seen }
}

const Flaws = ({ flaws }: { flaws: Seen['flaws'] }) => {
  const { t } = useTranslation('imports')
  return (
    <DataTable
      caption={t('columns.flaw')}
      columns={[
        { header: t('columns.line'), narrow: true, align: 'end' },
        { header: t('columns.column'), narrow: true },
        { header: t('columns.value') },
        { header: t('columns.flaw') },
      ]}
    >
      {flaws.map(({ line, column, value, flaw }) => (
        <tr key={`${line} ${column} ${flaw} ${value}`} data-row>
          <th scope="row" className="align-end">
            {line}
          </th>
          <td className="mono">{column}</td>
          <td>{value}</td>
          <td>{t(`flaw.${flaw}`)}</td>
        </tr>
      ))}
    </DataTable>
  )
}

const Rows = ({ rows }: { rows: Seen['rows'] }) => {
  const { t } = useTranslation('imports')
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { header: t('columns.line'), narrow: true, align: 'end' },
        { header: t('columns.code'), narrow: true },
        { header: t('columns.ja') },
        { header: t('columns.en') },
      ]}
    >
      {rows.map(({ line, code, ja, en }) => (
        <tr key={line} data-row>
          <td className="align-end">{line}</td>
          <th scope="row" className="mono">
            {code}
          </th>
          <td>{ja}</td>
          <td lang="en">{en}</td>
        </tr>
      ))}
    </DataTable>
  )
}

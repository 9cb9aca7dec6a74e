import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { Investigation, Run } from './queries.ts'
import { lookingHref } from './search.ts'

const files = [
  'report.ja.html',
  'report.en.html',
  'result.json',
  'indicators.json',
  'indicators.csv',
  'blocklist.txt',
  'queries.sql',
  'evidence.json',
]

/** Every version of the result with its files, every word that was said, and who reads all of this. */
export const RunsView = ({ investigation }: { investigation: Investigation }) => {
  const { t } = useTranslation('investigations')
  const { id, runs } = investigation
  return (
    <div className="stacked">
      <DataTable
        caption={t('runs.title')}
        columns={[
          { header: t('runs.version'), narrow: true },
          { header: t('state'), narrow: true },
          { header: t('found') },
          { header: t('runs.asked'), narrow: true },
          { header: t('runs.words'), align: 'end', narrow: true },
          { header: t('runs.files') },
        ]}
      >
        {runs.map(run => (
          <tr key={run.seq} data-row>
            <th scope="row" className="unbroken">
              {run.state === 'DONE' ? (
                <Link href={lookingHref(id, { run: run.seq })}>{t('runs.nth', { seq: run.seq })}</Link>
              ) : (
                t('runs.nth', { seq: run.seq })
              )}
            </th>
            <td>
              <StateLabel family="investigation" code={run.state} />
            </td>
            <td>
              {run.summary
                ? t('summary', run.summary)
                : run.failure
                  ? t(`failure.${run.failure as 'fault'}.short`)
                  : '—'}
            </td>
            <td>
              <AskedBy run={run} />
            </td>
            <td className="align-end">{run.words}</td>
            <td>{run.state === 'DONE' ? <Files id={id} seq={run.seq} /> : '—'}</td>
          </tr>
        ))}
      </DataTable>
      <WordTable investigation={investigation} />
      <Readers investigation={investigation} />
    </div>
  )
}

const AskedBy = ({ run }: { run: Run }) => (
  <>
    <TimeText at={new Date(run.askedAt)} show="date-time" />
    <p className="secondary">{run.askedBy?.[useLanguage()] ?? '—'}</p>
  </>
)

/** Ordinary links: the browser saves what the server hands out as a file. */
const Files = ({ id, seq }: { id: string; seq: number }) => (
  <ul className="file-links">
    {files.map(name => (
      <li key={name}>
        <a href={`/api/v1/investigations/${id}/runs/${seq}/files/${name}`} download>
          {name}
        </a>
      </li>
    ))}
  </ul>
)

const WordTable = ({ investigation }: { investigation: Investigation }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const counted = new Set(investigation.standing)
  return (
    <>
      <SectionHead title={t('runs.said')} count={investigation.words.length} support={t('runs.said_support')} />
      {investigation.words.length === 0 ? (
        <p>{t('runs.nothing_said')}</p>
      ) : (
        <DataTable
          caption={t('runs.said')}
          columns={[
            { header: t('lines.time'), narrow: true },
            { header: t('runs.subject') },
            { header: t('analyst'), narrow: true },
            { header: t('runs.reason') },
            { header: t('runs.by'), narrow: true },
          ]}
        >
          {[...investigation.words].reverse().map(word => (
            <tr key={word.id} data-row>
              <td>
                <TimeText at={new Date(word.at)} show="date-time" />
              </td>
              <th scope="row">
                {t(`kinds.${word.kind}`)}　{word.subject}
              </th>
              <td>
                {t(`verdict.${word.verdict as 'confirm'}`)}
                {!counted.has(word.id) && <p className="secondary">{t('runs.superseded')}</p>}
              </td>
              <td>{word.reason}</td>
              <td>
                {word.person?.[language] ?? '—'}
                <p className="secondary">
                  <OrganisationText organisation={word.organisation} />
                </p>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </>
  )
}

const Readers = ({ investigation }: { investigation: Investigation }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const api = useApi()
  const { id, readers, openable, may } = investigation
  const open = useAct(
    (organisation: string, key) =>
      body(
        api.POST('/api/v1/investigations/{id}/readers', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { organisation },
        }),
      ),
    { refreshes: [['investigations']], said: t('runs.opened') },
  )
  return (
    <>
      <SectionHead title={t('runs.readers')} count={readers.length} support={t('runs.readers_support')} />
      {open.problem && <ProblemNote problem={open.problem} />}
      <ul>
        {readers.map(reader => (
          <li key={reader.id}>
            <OrganisationText organisation={reader} />
          </li>
        ))}
      </ul>
      {may.open.allowed &&
        openable.map(party => (
          <p key={party.id}>
            <Button size="small" busy={open.busy} onPress={() => open.run(party.id)}>
              {t('runs.open_to', { name: nameOf(party, language) })}
            </Button>
          </p>
        ))}
    </>
  )
}

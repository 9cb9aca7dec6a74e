import { useTranslation } from 'react-i18next'
import { timelineKinds } from '../../../src/share/timeline/model.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { textLanguage } from '../../ui/text-language.ts'
import { addressOf, type Loop } from '../home/loops.ts'
import { byObject } from './by-object.ts'
import type { HandoverLine, ShiftChange } from './queries.ts'

const addressOfLine = ({ kind, subjectKind, subject, number }: HandoverLine): string =>
  addressOf({ kind, subject: { kind: subjectKind as Loop['subject']['kind'], id: subject, number } })

/** What is open, the most pressing first, and what the shift has changed. */
export const Contents = ({ lines, changes }: { lines: readonly HandoverLine[]; changes: readonly ShiftChange[] }) => {
  const { t } = useTranslation('handover')
  return (
    <>
      <SectionHead id="handover-open" title={t('open')} count={lines.length} />
      {lines.length === 0 ? <p>{t('open_none')}</p> : <Open lines={lines} />}
      <SectionHead id="handover-changes" title={t('changes')} count={changes.length} />
      {changes.length === 0 ? <p>{t('changes_none')}</p> : <Changes changes={changes} />}
    </>
  )
}

const Open = ({ lines }: { lines: readonly HandoverLine[] }) => {
  const { t } = useTranslation('handover')
  const { t: home } = useTranslation('home')
  return (
    <DataTable
      caption={t('open')}
      columns={[
        { header: t('columns.due'), narrow: true },
        { header: t('columns.what') },
        { header: t('columns.next') },
      ]}
    >
      {lines.map(line => (
        <tr key={`${line.kind} ${line.subject} ${line.since}`} data-row>
          <td>{line.due ? <TimeText at={new Date(line.due)} show="date-time" /> : t('no_due')}</td>
          <th scope="row">
            <Link href={addressOfLine(line)}>{home(`titles.${line.kind}`)}</Link>
            <p className="secondary">
              {line.number}　<span lang={textLanguage(line.title)}>{line.title}</span>
            </p>
          </th>
          <td>
            {line.next ? <OrganisationText organisation={line.next} short /> : t('us')}
            {line.count > 1 && `　${t('count', { count: line.count })}`}
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const Changes = ({ changes }: { changes: readonly ShiftChange[] }) => {
  const { t } = useTranslation('handover')
  const language = useLanguage()
  return (
    <DataTable
      caption={t('changes')}
      columns={[
        { header: t('columns.number'), narrow: true },
        { header: t('columns.last'), narrow: true },
        { header: t('columns.happened') },
      ]}
    >
      {byObject(changes).map(({ number, changes: of }) => (
        <tr key={number ?? of[0]?.id}>
          <th scope="row">{number ? <Link href={`/numbers/${number}`}>{number}</Link> : '—'}</th>
          <td>
            <Moment change={of.at(-1)} />
          </td>
          <td>{of.map(({ kind }) => timelineKinds[kind][language]).join(' → ')}</td>
        </tr>
      ))}
    </DataTable>
  )
}

const Moment = ({ change }: { change: ShiftChange | undefined }) =>
  change && <TimeText at={new Date(change.at)} show="date-time" />

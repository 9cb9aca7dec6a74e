import { useTranslation } from 'react-i18next'
import { indicatorDoubts, sweptKinds } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import { contradictionKinds, expectedActions } from '../../../src/kernel/taxonomy/sweeps.ts'
import type { Tlp } from '../../../src/kernel/tlp.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { spanOf } from '../../ui/clock.ts'
import { spanWords } from '../../ui/clock-words.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { useNow } from '../../ui/now.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { Band, BandLegend } from './Band.tsx'
import { cellWords } from './cell-words.ts'
import { HandForm } from './HandForm.tsx'
import { BlockAll, OwnActs } from './OwnActs.tsx'
import type { OwnRequest } from './queries.ts'

/** What my organisation is asked to search for, what it has answered, and what it has done. */
export const OwnSweep = ({ request }: { request: OwnRequest }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const at = (text: string): string => dateAndTime(new Date(text), { language })
  const { request: number, title, tlp, asked, issuer, issued, may, recalledAt, recallReason } = request
  const open = may.answer.allowed && recalledAt === null
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/sweeps' }, { label: number }]}
        facts={t('own.from', { issuer: issuer ? nameOf(issuer, language) : '—', at: at(issued) })}
        title={title}
        support={t('period', { from: at(asked.from), to: at(asked.to) })}
        tlp={tlp as Tlp}
        state={
          <ClockChip due={new Date(request.due)} doneAt={isAnswered(request) ? new Date(request.due) : undefined} />
        }
        actions={
          <ButtonLink size="small" href="/sweep-agents">
            {t('own.keep')}
          </ButtonLink>
        }
      />
      <Columns side={<History request={request} />}>
        {recalledAt && <Note tone="alarm" lead={t('recalled', { reason: recallReason })} />}
        {!may.answer.allowed && !recalledAt && <Note>{t('own.not_yours')}</Note>}
        <SectionHead title={t('own.what')} count={request.indicators.length} />
        {open && <BlockAll request={request} />}
        <Indicators request={request} open={open} />
        <BandLegend />
        {open && <HandForm request={request} />}
      </Columns>
      <PrintSheet tlp={tlp as Tlp} />
    </>
  )
}

const isAnswered = ({ indicators, cells }: OwnRequest): boolean =>
  indicators
    .filter(({ doubt, confirmed }) => doubt === null || confirmed)
    .every(({ id }) => cells.some(cell => cell.indicator === id && cell.verdict !== 'NO_ANSWER'))

const Indicators = ({ request, open }: { request: OwnRequest; open: boolean }) => {
  const { t } = useTranslation('sweeps')
  const { t: ui } = useTranslation('ui')
  const language = useLanguage()
  const now = useNow()
  const issuedOf = (revision: number): string =>
    request.batches.find(batch => batch.revision === revision)?.issuedAt ?? request.issued
  return (
    <div className="sweep-own">
      <DataTable
        caption={t('own.what')}
        columns={[{ header: t('own.indicator') }, { header: t('own.answer') }, { header: t('own.act') }]}
      >
        {request.indicators.map(({ id, kind, value, actions, doubt, confirmed, note, revision }) => {
          const cell = request.cells.find(one => one.indicator === id)
          const silence = spanWords(spanOf(now.getTime() - Date.parse(issuedOf(revision))), ui)
          const held = doubt !== null && !confirmed
          const words = cellWords({ cell, indicator: { actions, kind }, asked: request.asked, silence }, language, t)
          return (
            <tr key={id} data-row>
              <th scope="row">
                <span className="mono strong">{value}</span>
                <span className="sweep-sub">{sweptKinds[kind][language]}</span>
                <span className="sweep-sub">
                  {actions.map(action => expectedActions[action][language]).join(language === 'ja' ? '・' : ', ')}
                </span>
                {note && <span className="sweep-sub">{note}</span>}
              </th>
              <td className={held ? undefined : `sweep-cell sweep-${words.look}`}>
                {held ? (
                  <>
                    <span className="sweep-verdict">{t('cell.held')}</span>
                    <span className="sweep-fact">{indicatorDoubts[doubt][language]}</span>
                  </>
                ) : (
                  <>
                    <span className="sweep-verdict">{words.verdict}</span>
                    {words.facts.map(fact => (
                      <span key={fact} className="sweep-fact">
                        {fact}
                      </span>
                    ))}
                    {cell && cell.covered.length > 0 && <Band asked={request.asked} cell={cell} />}
                  </>
                )}
              </td>
              <td>
                {!held && <OwnActs request={request.id} indicator={{ id, value, actions }} cell={cell} open={open} />}
              </td>
            </tr>
          )
        })}
      </DataTable>
    </div>
  )
}

const minute = 60_000
/** As the server has it: further off than this, an answer is doubtful (kernel/taxonomy/sweeps). */
const tolerated = 5

/** Every answer as it came, the latest first: also those that do not count, with the reason. */
const History = ({ request: { answers } }: { request: OwnRequest }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  return (
    <Panel title={t('own.history')} count={answers.length}>
      {answers.length === 0 && <p>{t('own.history_none')}</p>}
      <ul className="sweep-history">
        {answers.map(({ id, agent, person, receivedAt, clockOffsetMs, contradictions }) => {
          const off = Math.round(Math.abs(clockOffsetMs) / minute)
          const reasons = [...new Set(contradictions.map(({ kind }) => kind))]
          return (
            <li key={id}>
              <strong className="unbroken">{dateAndTime(new Date(receivedAt), { language })}</strong>
              {'　'}
              {agent ?? person?.[language] ?? '—'}
              <br />
              {reasons.length === 0 ? (
                t('own.counted')
              ) : (
                <span className="alarm-text">
                  {t('own.not_counted', { reasons: reasons.map(kind => contradictionKinds[kind][language]).join(' ') })}
                </span>
              )}
              {off >= tolerated && <span className="soon-text">　{t('own.clock_off', { minutes: off })}</span>}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

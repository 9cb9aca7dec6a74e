import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/use-session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { BriefRow, DueRow, LoopRow, RowList } from '../../ui/RowList.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { textLanguage } from '../../ui/text-language.ts'
import { AgoText } from './AgoText.tsx'
import { familyName } from './family-name.ts'
import { addressOf, type Loop } from './loops.ts'

/** What is another’s to do on a notice is only looked at from here. */
const actOf = ({ kind, next }: Loop): Loop['kind'] | 'NOTICE_OTHERS' =>
  next && kind.startsWith('NOTICE_') ? 'NOTICE_OTHERS' : kind

const keyOf = (loop: Loop): string => `${loop.kind} ${loop.subject.id} ${loop.next?.id ?? ''} ${loop.since}`

/** Each with its clock, who moves next and the one move; only the first row's button may be filled. */
export const OpenLoops = ({
  loops,
  title,
  filled = true,
}: {
  loops: readonly Loop[]
  title?: string
  filled?: boolean
}) => {
  const { t } = useTranslation('home')
  return (
    <>
      <SectionHead
        id="open"
        title={title ?? t('open')}
        count={loops.length}
        support={title ? undefined : t('open_support')}
        column={t('next_to_act')}
      />
      <RowList labelledBy="open">
        {loops.map((loop, place) => (
          <OpenLoop key={keyOf(loop)} loop={loop} filled={filled && place === 0} />
        ))}
      </RowList>
    </>
  )
}

const OpenLoop = ({ loop, filled }: { loop: Loop; filled: boolean }) => {
  const { t } = useTranslation('home')
  const href = addressOf(loop)
  return (
    <LoopRow
      due={loop.due ? new Date(loop.due) : undefined}
      title={t(`titles.${loop.kind}`)}
      href={href}
      support={
        <>
          {loop.subject.number}
          {'　'}
          {loop.asker && (
            <>
              <OrganisationText organisation={loop.asker} short />
              {t('asks')}
              {'　'}
            </>
          )}
          <span lang={textLanguage(loop.title)}>{loop.title}</span>
        </>
      }
      nextToActLabel={t('next_to_act')}
      nextToAct={<NextToAct loop={loop} />}
      action={
        <ButtonLink href={href} size="small" look={filled ? 'primary' : 'normal'}>
          {t(`acts.${actOf(loop)}`)}
        </ButtonLink>
      }
    />
  )
}

/** The reader's own organisation moves, or another one by its name. */
const NextToAct = ({ loop }: { loop: Loop }) => {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const person = useSession().data?.person.name
  if (loop.next) return <OrganisationText organisation={loop.next} short />
  return person ? t('you', { name: familyName(person, language) }) : null
}

export const DueSection = ({ loops }: { loops: readonly Loop[] }) => {
  const { t } = useTranslation('home')
  return (
    <>
      <SectionHead id="soon" title={t('soon')} count={loops.length} />
      <RowList labelledBy="soon">
        {loops.map(
          loop =>
            loop.due && (
              <DueRow
                key={keyOf(loop)}
                due={new Date(loop.due)}
                kind={t(`kinds.${loop.kind}`)}
                title={`${loop.subject.number}　${loop.title}`}
                href={addressOf(loop)}
                nextToAct={<NextToAct loop={loop} />}
              />
            ),
        )}
      </RowList>
    </>
  )
}

/** What arrived and nobody has judged: how long it has waited stands first. */
export const UnownedSection = ({ loops }: { loops: readonly Loop[] }) => {
  const { t } = useTranslation('home')
  const now = useNow()
  return (
    <div>
      <SectionHead id="unowned" title={t('unowned')} count={loops.length} />
      {loops.length === 0 && <p className="row-none">{t('unowned_none')}</p>}
      <RowList labelledBy="unowned">
        {loops.map(loop => (
          <BriefRow
            key={keyOf(loop)}
            when={<AgoText at={new Date(loop.since)} now={now} />}
            kind={t(`kinds.${loop.kind}`)}
            title={`${loop.subject.number}　${loop.title}`}
            href={addressOf(loop)}
          />
        ))}
      </RowList>
    </div>
  )
}

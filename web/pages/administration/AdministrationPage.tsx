import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { useActor } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink, ButtonRow } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { KeyTable } from '../security/KeyTable.tsx'
import { ColleagueActs } from './ColleagueActs.tsx'
import { type Colleague, colleaguesQuery, organisationKeysQuery } from './queries.ts'
import { SecondForm } from './SecondForm.tsx'

/** 組織の管理: the people of one's own organisation, how they sign in, and the keys of its programs. */
export const AdministrationPage = () => {
  const { t } = useTranslation('administration')
  const api = useApi()
  const actor = useActor()
  const colleagues = useQuery(colleaguesQuery(api))
  const [chosen, setChosen] = useState<string>()
  const [seconding, setSeconding] = useState(false)
  return (
    <>
      <PageHead title={t('title')} support={t('support')} />
      <PageBody>
        <SectionHead title={t('people.title')} />
        <Answered query={colleagues}>
          {people => {
            const of = people.find(({ post }) => post === chosen)
            return (
              <>
                <PeopleTable people={people} onChoose={setChosen} />
                {of && (
                  <ColleagueActs
                    of={of}
                    colleagues={people}
                    self={actor?.person.id ?? ''}
                    onClose={() => setChosen(undefined)}
                  />
                )}
              </>
            )
          }}
        </Answered>
        {colleagues.data && (
          <>
            <ButtonRow>
              <ButtonLink href={`/directory/${actor?.organisation.id ?? ''}`}>{t('people.invite')}</ButtonLink>
              <Button onPress={() => setSeconding(true)}>{t('people.second')}</Button>
            </ButtonRow>
            <OrganisationKeys />
          </>
        )}
      </PageBody>
      {seconding && <SecondForm onClose={() => setSeconding(false)} />}
    </>
  )
}

const PeopleTable = ({ people, onChoose }: { people: readonly Colleague[]; onChoose: (post: string) => void }) => {
  const { t } = useTranslation('administration')
  const language = useLanguage()
  return (
    <DataTable
      caption={t('people.title')}
      columns={[
        { header: t('people.person') },
        { header: t('people.post') },
        { header: t('people.standing') },
        { header: t('people.factor') },
        { header: t('people.seen') },
        { header: t('people.act') },
      ]}
    >
      {people.map(one => (
        <tr key={one.post} data-row>
          <th scope="row">
            {one[language]}
            <br />
            <span className="secondary">{one.email}</span>
          </th>
          <td>
            {language === 'ja' ? one.titleJa : one.titleEn}
            {one.validUntil && (
              <>
                <br />
                <span className="secondary">
                  {t(one.seconded ? 'people.seconded_until' : 'people.until', { day: one.validUntil })}
                </span>
              </>
            )}
          </td>
          <td>
            <Standing of={one} />
          </td>
          <td>{t(one.hasFactor ? 'people.has_factor' : 'people.no_factor')}</td>
          <td>{one.lastSeenAt ? <TimeText at={new Date(one.lastSeenAt)} show="date-time" /> : t('people.never')}</td>
          <td>
            <Button size="small" onPress={() => onChoose(one.post)}>
              {t('people.open')}
            </Button>
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const Standing = ({ of }: { of: Colleague }) => {
  const { t } = useTranslation('administration')
  if (of.failures > 3) return <>{t('people.waiting', { count: of.failures })}</>
  if (of.sessions > 0) return <>{t('people.signed_in')}</>
  if (of.hasPassword) return <>{t('people.signed_out')}</>
  if (!of.invitedUntil) return <>{t('people.not_invited')}</>
  return (
    <>
      {t('people.invited')} <TimeText at={new Date(of.invitedUntil)} show="date-time" />
    </>
  )
}

const OrganisationKeys = () => {
  const { t } = useTranslation(['security', 'administration'])
  const api = useApi()
  const keys = useQuery(organisationKeysQuery(api))
  const revoke = useAct((id: string) => api.DELETE('/api/v1/keys/{id}', { params: { path: { id } } }), {
    refreshes: [['organisation-keys'], ['own-keys']],
    said: t('keys.ended'),
  })
  return (
    <>
      <SectionHead title={t('keys.title')} support={t('administration:keys_support')} />
      {revoke.problem && <ProblemNote problem={revoke.problem} />}
      <Answered query={keys}>
        {held =>
          held.length === 0 ? (
            <p className="secondary section-empty">{t('keys.none')}</p>
          ) : (
            <KeyTable
              keys={held}
              withPerson
              acts={({ id }) => (
                <Button size="small" onPress={() => revoke.run(id)} busy={revoke.busy}>
                  {t('keys.revoke')}
                </Button>
              )}
            />
          )
        }
      </Answered>
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { formPolicies } from '../../../src/share/forms/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink, ButtonRow } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { blankAddress, type FormVersion, save, useForms } from './queries.ts'
import { Valid } from './Valid.tsx'

/** Every form with its newest version: what it is, from when, whether somebody compared it, and the empty sheet. */
export const FormsPage = () => {
  const { t } = useTranslation('forms')
  const actor = useActor()
  return (
    <>
      <PageHead
        title={t('list.title')}
        support={t('list.support')}
        actions={
          <>
            {actor && formPolicies['form.import'](actor).allowed && (
              <ButtonLink size="small" href="/forms/import">
                {t('import.title')}
              </ButtonLink>
            )}
            {actor && formPolicies['form.enter'](actor).allowed && (
              <ButtonLink size="small" href="/forms/new">
                {t('edit.new')}
              </ButtonLink>
            )}
          </>
        }
      />
      <PageBody>
        <Answered query={useForms()}>{versions => <Forms versions={versions} />}</Answered>
      </PageBody>
    </>
  )
}

const newest = (versions: readonly FormVersion[]): FormVersion[] =>
  [...new Set(versions.map(({ code }) => code))].flatMap(
    code => versions.filter(version => version.code === code).at(-1) ?? [],
  )

const Forms = ({ versions }: { versions: readonly FormVersion[] }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  if (versions.length === 0) return <EmptyState>{t('list.none')}</EmptyState>
  return (
    <DataTable
      caption={t('list.title')}
      columns={[
        { header: t('list.form') },
        { header: t('list.version'), narrow: true },
        { header: t('list.valid'), narrow: true },
        { header: t('list.checked'), narrow: true },
        { header: t('list.blank') },
      ]}
    >
      {newest(versions).map(form => (
        <tr key={form.code} data-row>
          <th scope="row">
            <Link href={`/forms/${form.code}`}>{form[language]}</Link>
          </th>
          <td>
            <span className="unbroken">{t('offices.version', { seq: form.seq })}</span>
          </td>
          <td>
            <Valid form={form} />
          </td>
          <td>
            <WordLabel tone={form.verified ? 'done' : 'soon'}>
              {t(form.verified ? 'verified' : 'unverified.label')}
            </WordLabel>
          </td>
          <td>
            <ButtonRow>
              <Button size="small" onPress={() => save(blankAddress(form.code, 'FORM', 'EXCEL', language))}>
                {t('list.blank_EXCEL')}
              </Button>
              <Button size="small" onPress={() => save(blankAddress(form.code, 'FORM', 'CSV', language))}>
                {t('list.blank_CSV')}
              </Button>
              <Button size="small" onPress={() => save(blankAddress(form.code, 'BULK', 'EXCEL', language))}>
                {t('list.blank_BULK')}
              </Button>
            </ButtonRow>
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

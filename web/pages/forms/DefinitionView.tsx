import { useTranslation } from 'react-i18next'
import { answerKinds } from '../../../src/formats/forms/model.ts'
import { reportFacts } from '../../../src/kernel/taxonomy/report-facts.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, GroupRow } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { FormVersion } from './queries.ts'
import { Valid } from './Valid.tsx'

interface DefinitionViewProps {
  form: FormVersion
  versions: readonly FormVersion[]
  onVersion: (seq: number) => void
}

/** A version as it stands: its fields with where they come from, and which offices take it when. */
export const DefinitionView = ({ form, versions, onVersion }: DefinitionViewProps) => {
  const { t } = useTranslation('forms')
  return (
    <>
      <Note tone={form.verified ? 'done' : 'soon'} lead={t(form.verified ? 'verified' : 'unverified.lead')}>
        {!form.verified && <p>{t('unverified.form')}</p>}
        <p className="secondary">{form.source}</p>
        <p>
          {t('list.valid')}：<Valid form={form} />
        </p>
      </Note>
      <Fields form={form} />
      <Offices form={form} />
      <section>
        <SectionHead title={t('edit.versions')} count={versions.length} />
        <ul className="form-links">
          {versions.toReversed().map(version => (
            <li key={version.seq}>
              <Button size="small" look="bare" onPress={() => onVersion(version.seq)}>
                {t('offices.version', { seq: version.seq })}
              </Button>
              <TimeText at={new Date(version.enteredAt)} show="date-time" />
              {version.seq === form.seq && <span className="secondary">　{t('edit.shown')}</span>}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const Fields = ({ form }: { form: FormVersion }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  return (
    <DataTable
      caption={t('edit.fields')}
      columns={[
        { header: t('edit.field') },
        { header: t('edit.kind') },
        { header: t('edit.from') },
        { header: t('list.checked'), narrow: true },
        { header: t('edit.source') },
      ]}
    >
      {form.sections.flatMap(section => [
        <GroupRow key={`section ${section.code}`} columns={5}>
          {section[language]}
        </GroupRow>,
        ...section.fields.map(field => (
          <tr key={field.code} data-row>
            <th scope="row">
              {field[language]}
              {field.required === 'ALWAYS' && <span className="secondary">　{t('edit.needed')}</span>}
            </th>
            <td>{answerKinds[field.kind][language]}</td>
            <td>{field.from ? t('edit.from_report') : t('edit.from_form')}</td>
            <td>
              <WordLabel tone={field.verified ? 'done' : 'plain'}>
                {t(field.verified ? 'verified' : 'unverified.label')}
              </WordLabel>
            </td>
            <td className="breakable">{field.source}</td>
          </tr>
        )),
      ])}
    </DataTable>
  )
}

const Offices = ({ form }: { form: FormVersion }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  if (form.offices.length === 0) return <p className="secondary">{t('edit.no_offices')}</p>
  return (
    <DataTable
      caption={t('edit.offices')}
      columns={[
        { header: t('offices.office') },
        { header: t('edit.need') },
        { header: t('edit.when') },
        { header: t('list.checked'), narrow: true },
        { header: t('edit.source') },
      ]}
    >
      {form.offices.map(office => (
        <tr key={office.code} data-row>
          <th scope="row">{office[language]}</th>
          <td>{t(`form_need.${office.need}`)}</td>
          <td>
            {office.when.map(line => (
              <p key={line.join()}>{line.map(fact => reportFacts[fact][language]).join(t('edit.and'))}</p>
            ))}
          </td>
          <td>
            <WordLabel tone={office.verified ? 'done' : 'plain'}>
              {t(office.verified ? 'verified' : 'unverified.label')}
            </WordLabel>
          </td>
          <td className="breakable">{office.source}</td>
        </tr>
      ))}
    </DataTable>
  )
}

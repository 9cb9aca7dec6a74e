import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formPolicies } from '../../../src/share/forms/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { DefinitionView } from './DefinitionView.tsx'
import { EditForm } from './EditForm.tsx'
import { type FormVersion, useForms } from './queries.ts'
import { emptyForm, writtenOf } from './written.ts'

/** One form with all its versions; the coordinator writes the next one beside the old. */
export const FormPage = () => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const { code } = useParams({ from: '/framed/forms/$code' })
  const forms = useForms()
  const versions = (forms.data ?? []).filter(version => version.code === code)
  const title = versions.at(-1)?.[language] ?? code
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('list.title'), href: '/forms' }, { label: title }]}
        title={title}
        facts={code}
      />
      <PageBody>
        <Answered query={forms}>
          {() =>
            versions.length === 0 ? <EmptyState>{t('list.unknown_form')}</EmptyState> : <Versions versions={versions} />
          }
        </Answered>
      </PageBody>
    </>
  )
}

const Versions = ({ versions }: { versions: readonly FormVersion[] }) => {
  const { t } = useTranslation('forms')
  const actor = useActor()
  const [seq, setSeq] = useState(versions.at(-1)?.seq ?? 1)
  const [editing, setEditing] = useState(false)
  const shown = versions.find(version => version.seq === seq) ?? versions.at(-1)
  const last = versions.at(-1)
  if (!shown || !last) return null
  if (editing)
    return (
      <EditForm
        code={last.code}
        after={last.seq}
        begun={writtenOf(last)}
        onClose={() => setEditing(false)}
        onDone={entered => setSeq(entered)}
      />
    )
  return (
    <div className="stacked">
      {actor && formPolicies['form.enter'](actor).allowed && (
        <p>
          <Button onPress={() => setEditing(true)}>{t('edit.next')}</Button>
          <span className="secondary">　{t('edit.next_support')}</span>
        </p>
      )}
      <DefinitionView form={shown} versions={versions} onVersion={setSeq} />
    </div>
  )
}

/** A form that nobody has entered yet. */
export const NewFormPage = () => {
  const { t } = useTranslation('forms')
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('list.title'), href: '/forms' }, { label: t('edit.new') }]}
        title={t('edit.new')}
        support={t('edit.new_support')}
      />
      <PageBody>
        <EditForm code="" after={0} begun={emptyForm} />
      </PageBody>
    </>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { advisoryKinds } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { type Template, useTemplates } from './queries.ts'
import { TemplateForm } from './TemplateForm.tsx'

const fresh = (): Template => ({
  code: `OWN-${crypto.randomUUID().slice(0, 8).toUpperCase()}`,
  seq: 0,
  kind: 'ALERT',
  language: 'ja',
  name: '',
  content: { others: { title: '', source: '', requests: [] }, victim: null },
  retired: false,
})

/** ひな形: what a draft can begin with; a shipped one that is changed becomes the house's own. */
export const TemplatesPage = () => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const templates = useTemplates()
  const [open, setOpen] = useState<Template>()
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/advisories' }, { label: t('templates.title') }]}
        title={t('templates.title')}
        support={t('templates.support')}
        actions={
          <Button size="small" onPress={() => setOpen(fresh())}>
            {t('templates.new')}
          </Button>
        }
      />
      <PageBody>
        <Answered query={templates}>
          {found =>
            found.length === 0 ? (
              <EmptyState>{t('templates.none')}</EmptyState>
            ) : (
              <DataTable
                caption={t('templates.title')}
                columns={[
                  { header: t('templates.name') },
                  { header: t('begin.kind') },
                  { header: t('templates.language') },
                  { header: t('templates.from') },
                  { header: t('templates.act'), narrow: true },
                ]}
              >
                {found.map(template => (
                  <tr key={template.code} data-row>
                    <th scope="row" lang={template.language}>
                      {template.name}
                    </th>
                    <td>{advisoryKinds[template.kind][language]}</td>
                    <td>{t(`templates.languages.${template.language}`)}</td>
                    <td>{t(template.seq === 0 ? 'templates.shipped' : 'templates.own', { seq: template.seq })}</td>
                    <td>
                      <Button size="small" onPress={() => setOpen(template)}>
                        {t('templates.change')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </DataTable>
            )
          }
        </Answered>
      </PageBody>
      {open && <TemplateForm template={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

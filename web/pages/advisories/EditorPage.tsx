import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Editor } from './Editor.tsx'
import { useAdvisory } from './queries.ts'

/** Release the right words to the right people, by two persons (SCREENS §8.4). */
export const EditorPage = () => {
  const { t } = useTranslation('advisories')
  const { id } = useParams({ from: '/framed/advisories/$id' })
  const found = useAdvisory(id)
  if (found.data) return <Editor key={found.data.id} advisory={found.data} />
  return (
    <>
      <PageHead title={t('title')} breadcrumb={[{ label: t('title'), href: '/advisories' }]} />
      <PageBody>
        <Answered query={found}>{() => null}</Answered>
      </PageBody>
    </>
  )
}

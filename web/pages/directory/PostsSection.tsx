import { useTranslation } from 'react-i18next'
import { duties } from '../../../src/kernel/actor.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import type { OrganisationEntry } from './queries.ts'

/** Whom to call, by post, with what each may do here. */
export const PostsSection = ({ posts }: { posts: OrganisationEntry['posts'] }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  return (
    <>
      <SectionHead title={t('posts')} count={posts.length} />
      {posts.length === 0 ? (
        <p className="secondary section-empty">{t('no_posts')}</p>
      ) : (
        <DataTable
          caption={t('posts')}
          columns={[{ header: t('post') }, { header: t('person') }, { header: t('contact') }, { header: t('duties') }]}
        >
          {posts.map(post => (
            <tr key={post.id} data-row>
              <th scope="row">{language === 'ja' ? post.titleJa : post.titleEn}</th>
              <td className="unbroken">{post[language]}</td>
              <td>
                {post.phone && (
                  <a className="unbroken target-link" href={`tel:${post.phone}`}>
                    {post.phone}
                  </a>
                )}{' '}
                <a href={`mailto:${post.email}`}>{post.email}</a>
              </td>
              <td>{post.duties.map(duty => duties[duty][language]).join(language === 'ja' ? '、' : ', ')}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </>
  )
}

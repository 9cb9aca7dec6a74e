import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageLink } from '../../app/LanguageLink.tsx'
import { PageHead } from '../../ui/PageHead.tsx'

interface EntranceFrameProps {
  title: string
  support?: ReactNode
  children: ReactNode
}

/** The pages before anybody is signed in: the name, the language, one column. */
export const EntranceFrame = ({ title, support, children }: EntranceFrameProps) => {
  const { t } = useTranslation('frame')
  return (
    <div className="entrance">
      <header className="entrance-top">
        <span className="name">
          <span lang="ja">{t('name')}</span>
          <small lang="en">Noroshi</small>
        </span>
        <LanguageLink />
      </header>
      <main id="main" className="entrance-main">
        <PageHead title={title} support={support} />
        <div className="page-body">{children}</div>
      </main>
    </div>
  )
}

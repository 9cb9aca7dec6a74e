import { useTranslation } from 'react-i18next'
import { PageBody } from '../ui/layout.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { LanguageLink } from './LanguageLink.tsx'

/** The way in, outside the frame; its address keeps where one wanted to go (`return`). */
export const SignInPage = () => {
  const { t } = useTranslation('frame')
  return (
    <main id="main">
      <PageHead title={`${t('name')} Noroshi`} support={t('page.sign_in')} />
      <PageBody>
        <LanguageLink />
      </PageBody>
    </main>
  )
}

import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'

/** What changed while a row had the focus: counted and announced, drawn when the person says so (SCREENS §7). */
export const LiveNews = ({ held, onShow }: { held: number; onShow: () => void }) => {
  const { t } = useTranslation('ui')
  return (
    <div role="status" className="live-news">
      {held > 0 && (
        <p>
          {t('news', { count: held })}{' '}
          <Button size="small" onPress={onShow}>
            {t('news_show')}
          </Button>
        </p>
      )}
    </div>
  )
}

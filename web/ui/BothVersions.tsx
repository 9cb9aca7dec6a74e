import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from './Button.tsx'
import { useLanguage } from './language.ts'
import { Note } from './Note.tsx'
import { clockTime } from './time.ts'

interface BothVersionsProps {
  /** The name of the field. */
  label: string
  mine: string
  theirs: string
  /** Who saved the other version, and when; unknown where the page cannot tell. */
  by?: { name: string; at: Date }
  onMine: () => void
  onTheirs: () => void
}

/** The same passage of two people, side by side; the field below stays open for a third wording (SCREENS §5 row 4). */
export const BothVersions = ({ label, mine, theirs, by, onMine, onTheirs }: BothVersionsProps) => {
  const { t } = useTranslation('ui')
  const style = { language: useLanguage() }
  const lead = by
    ? t('both.lead', { name: by.name, at: clockTime(by.at, style), field: label })
    : t('both.lead_unknown', { field: label })
  return (
    <Note tone="soon" lead={lead}>
      <p>{t('both.what')}</p>
      <dl>
        <dt>{t('both.mine')}</dt>
        <dd>{mine || t('both.empty')}</dd>
        <dt>{t('both.theirs')}</dt>
        <dd>{theirs || t('both.empty')}</dd>
      </dl>
      <ButtonRow>
        <Button size="small" onPress={onMine}>
          {t('both.take_mine')}
        </Button>
        <Button size="small" onPress={onTheirs}>
          {t('both.take_theirs')}
        </Button>
      </ButtonRow>
    </Note>
  )
}

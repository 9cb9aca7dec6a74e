import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { keepLanguage } from '../../app/language-address.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ActionBar } from '../../ui/layout.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import type { Way } from './queries.ts'

interface FirstReportBarProps {
  mode: 'report' | 'consultation'
  way: Way | undefined
  busy: boolean
  converted: boolean
  refused: string | undefined
}

/** The acts never scroll away; on the phone they say whom it reaches at once. */
export const FirstReportBar = ({ mode, way, busy, converted, refused }: FirstReportBarProps) => {
  const { t } = useTranslation('reports')
  const other = mode === 'report' ? '/reports/new?as=consultation' : '/reports/new'
  const otherWords = t(mode === 'report' ? 'new.as_consultation' : 'new.as_report')
  return (
    <ActionBar
      main={
        <Button type="submit" look="primary" size="large" busy={busy} refusedBecause={refused}>
          {t(mode === 'report' ? 'new.send' : 'new.send_consultation')}
        </Button>
      }
      others={
        <>
          {!converted && (
            <ButtonLink href={other} size="large">
              {otherWords}
            </ButtonLink>
          )}
          <CloseAsDraft />
        </>
      }
      aside={
        <>
          {t('new.send_key')} <kbd>Ctrl Enter</kbd>　{t('new.send_later')}
        </>
      }
      phoneNote={
        <>
          <strong>{t('new.reaches')}</strong>
          {t('new.reaches_whom', { names: useNames(way) })} <a href="#way">{t('new.details')}</a>
          {'　'}
          {!converted && <Link href={other}>{otherWords}</Link>}
        </>
      }
    />
  )
}

const CloseAsDraft = () => {
  const { t } = useTranslation('reports')
  const router = useRouter()
  return (
    <Button
      look="bare"
      size="large"
      onPress={() => router.history.push(keepLanguage('/reports', router.latestLocation.href))}
    >
      {t('new.close')}
    </Button>
  )
}

const useNames = (way: Way | undefined): string => {
  const language = useLanguage()
  const names = way?.hops.flatMap(hop => (hop.to ? [nameOf(hop.to, language, true)] : [])) ?? []
  return names.join(language === 'ja' ? '、' : ', ')
}

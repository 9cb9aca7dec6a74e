import { useTranslation } from 'react-i18next'

/** 架空: this organisation or person does not exist. Drawn behind every invented name. */
export const FictionMark = () => {
  const { t } = useTranslation('ui')
  return <span className="fiction">{t('mark.fictional')}</span>
}

/** A name with its mark, which never part (SCREENS §3). */
export const MarkedName = ({ name, fictional }: { name: string; fictional?: boolean }) => (
  <span className="marked-name">
    {name}
    {fictional && <FictionMark />}
  </span>
)

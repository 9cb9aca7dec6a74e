import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'

/** A list that comes page by page, as react-query's infinite query answers it. */
export interface Following {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

const pageLength = 50

/** さらに 50件 under a list, for as long as there are more; the rows already there stay. */
export const MoreOf = ({ list }: { list: Following }) => {
  const { t } = useTranslation('ui')
  if (!list.hasNextPage) return null
  return (
    <p className="more-rows">
      <Button size="small" busy={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
        {t('more_rows', { count: pageLength })}
      </Button>
    </p>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { minutes } from '../../../src/kernel/clock.ts'
import { keyScopes } from '../../../src/kernel/taxonomy/key-scopes.ts'
import type { paths } from '../../api/generated.d.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { TimeText } from '../../ui/TimeText.tsx'

export type ApiKey = paths['/api/v1/me/keys']['get']['responses'][200]['content']['application/json'][number]

/** A key ends with its last day: 23:59 is read as that day, 00:00 as the next. */
const lastMinute = minutes(1)

interface KeyTableProps {
  keys: readonly ApiKey[]
  /** Whose key it is: in the list of an organisation. */
  withPerson?: boolean
  acts: (key: ApiKey) => ReactNode
}

export const KeyTable = ({ keys, withPerson = false, acts }: KeyTableProps) => {
  const { t } = useTranslation('security')
  const language = useLanguage()
  const now = useNow()
  const standing = (key: ApiKey): 'revoked' | 'expired' | null =>
    key.revokedAt ? 'revoked' : new Date(key.expiresAt) <= now ? 'expired' : null
  return (
    <DataTable
      caption={t('keys.title')}
      columns={[
        { header: t('keys.label') },
        { header: t('keys.scopes') },
        { header: t('keys.expires') },
        { header: t('keys.used') },
        { header: t('factors.act') },
      ]}
    >
      {keys.map(key => (
        <tr key={key.id} data-row>
          <th scope="row">
            {key.label}
            <br />
            <span className="secondary mono">{key.beginning}…</span>
            {withPerson && (
              <>
                <br />
                <span className="secondary">
                  {language === 'ja' ? `${key.titleJa} ${key.personJa}` : `${key.personEn}, ${key.titleEn}`}
                </span>
              </>
            )}
          </th>
          <td>{key.scopes.map(scope => keyScopes[scope][language]).join(language === 'ja' ? '、' : ', ')}</td>
          <td>
            <TimeText at={new Date(Date.parse(key.expiresAt) - lastMinute)} show="date-time" />
          </td>
          <td>{key.lastUsedAt ? <TimeText at={new Date(key.lastUsedAt)} show="date-time" /> : t('keys.never')}</td>
          <td>{standing(key) ? t(`keys.${standing(key) as 'revoked' | 'expired'}`) : acts(key)}</td>
        </tr>
      ))}
    </DataTable>
  )
}

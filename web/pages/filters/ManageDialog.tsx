import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { type SavedFilter, useChange, useKeep, usePin, useRemove } from './queries.ts'

/** Each filter with who uses it and what may be done with it; a removed one can be taken back. */
export const ManageDialog = ({ kept, onClose }: { kept: readonly SavedFilter[]; onClose: () => void }) => {
  const { t } = useTranslation('search')
  const toast = useToast()
  const change = useChange()
  const pin = usePin()
  const again = useKeep('')
  const remove = useRemove(({ page, name, parameters, shared, pinned, own }) =>
    toast(
      t('filters.removed', { name }),
      own ? () => again.run({ page, name, parameters, shared, pinned }) : undefined,
    ),
  )
  const problem = change.problem ?? pin.problem ?? remove.problem
  return (
    <Dialog title={t('filters.manage')} isOpen onClose={onClose} wide>
      {problem && <ProblemNote problem={problem} />}
      {kept.length === 0 && <p>{t('filters.none')}</p>}
      {kept.length > 0 && (
        <DataTable
          caption={t('filters.title')}
          columns={[
            { header: t('filters.columns.name') },
            { header: t('filters.columns.who') },
            { header: t('filters.columns.acts') },
          ]}
        >
          {kept.map(filter => (
            <tr key={filter.id} data-row>
              <th scope="row">{filter.name}</th>
              <td>
                <Users filter={filter} />
              </td>
              <td>
                <div className="button-row">
                  <Button
                    size="small"
                    busy={pin.busy}
                    onPress={() => pin.run({ id: filter.id, pinned: !filter.pinned })}
                  >
                    {t(filter.pinned ? 'filters.unpin' : 'filters.pin')}
                  </Button>
                  {filter.own && (
                    <Button
                      size="small"
                      busy={change.busy}
                      onPress={() => change.run({ ...filter, shared: !filter.shared })}
                    >
                      {t(filter.shared ? 'filters.unshare' : 'filters.share')}
                    </Button>
                  )}
                  {filter.mayRemove && (
                    <Button size="small" busy={remove.busy} onPress={() => remove.run(filter)}>
                      {t('filters.remove')}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </Dialog>
  )
}

const Users = ({ filter: { own, shared, keeper } }: { filter: SavedFilter }) => {
  const { t } = useTranslation('search')
  const language = useLanguage()
  if (own) return t(shared ? 'filters.own_shared' : 'filters.own')
  return t('filters.by', { person: keeper?.[language] ?? '' })
}

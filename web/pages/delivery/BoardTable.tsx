import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/DataTable.tsx'
import { BoardLine } from './BoardLine.tsx'
import { figuresBelow } from './board-words.ts'
import type { Board } from './queries.ts'

/** The foot counts the operators alone: the tiers above them have lines of their own. */
const operatorTier = 3

/** One line for each ministry and CEPTOAR, one square for each operator, the silent ones first. */
export const BoardTable = ({ board: { edition, groups, tiers, counts: everyone } }: { board: Board }) => {
  const { t } = useTranslation('deliveries')
  const counts = tiers.find(({ tier }) => tier === operatorTier)?.counts ?? everyone
  const figure = { align: 'center', narrow: true } as const
  return (
    <div className="board">
      <DataTable
        caption={t('title')}
        columns={[
          { header: t('column_name') },
          { header: t('column_receipt'), narrow: true },
          { header: t('column_squares') },
          { header: t('column_silent'), ...figure },
          { header: t('column_unchecked'), ...figure },
          { header: t('column_hit'), ...figure },
          { header: t('column_acted'), ...figure },
        ]}
        foot={
          <tr>
            <th scope="row">{t('total', { count: counts.total })}</th>
            <td>{t('total_received', { count: counts.acknowledged })}</td>
            <td className="board-rest">
              {t('total_rest', { noHit: counts.noHit, notApplicable: counts.notApplicable, held: counts.held })}
            </td>
            <td className="align-center alarming">{counts.silent}</td>
            <td className="align-center">{counts.unchecked}</td>
            <td className="align-center">{counts.hit}</td>
            <td className="align-center">{counts.acted}</td>
          </tr>
        }
      >
        {groups.map((group, place) => (
          <BoardLine
            key={group.relay?.organisation ?? 'direct'}
            edition={edition.id}
            group={group}
            figures={figuresBelow(groups, place)}
          />
        ))}
      </DataTable>
    </div>
  )
}

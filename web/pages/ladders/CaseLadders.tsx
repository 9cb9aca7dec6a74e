import { useNoticesOfCase } from '../detection-notices/queries.ts'
import { LadderPanel } from './LadderPanel.tsx'

/** The ladders of a case: those of its notices, and those that run for the case itself. */
export const CaseLadders = ({ id }: { id: string }) => {
  const notices = useNoticesOfCase(id).data?.items ?? []
  return [id, ...notices.map(notice => notice.id)].map(object => <LadderPanel key={object} object={object} />)
}

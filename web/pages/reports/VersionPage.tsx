import { useParams, useSearch } from '@tanstack/react-router'
import { useActor } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { useReport } from './queries.ts'
import { VersionForm } from './VersionForm.tsx'

/** A follow-up, correction, final report or withdrawal: it begins with what the last version said. */
export const VersionPage = () => {
  const { id } = useParams({ from: '/framed/reports/$id/versions/new' })
  const { kind } = useSearch({ from: '/framed/reports/$id/versions/new' })
  const post = useActor()?.post
  const report = useReport(id)
  return (
    <Answered query={report}>
      {found => post && <VersionForm key={kind} report={found} kind={kind} draftKey={`${post}.${id}.${kind}`} />}
    </Answered>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useApi } from '../../api/use-api.ts'
import { Link } from '../../ui/Link.tsx'
import { Note } from '../../ui/Note.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'

/** Who went on for it, and for whom it goes on. */
export const SuccessionNote = ({ id }: { id: string }) => {
  const { t } = useTranslation('directory')
  const api = useApi()
  const { data: found = [] } = useQuery({
    queryKey: ['organisations', id, 'successions'],
    queryFn: () => body(api.GET('/api/v1/organisations/{id}/successions', { params: { path: { id } } })),
  })
  return found.map(({ predecessor, successor, effectiveOn, reason }) => {
    const gone = predecessor?.id === id
    const other = gone ? successor : predecessor
    return (
      <Note
        key={`${effectiveOn} ${other?.id}`}
        lead={t(gone ? 'succession.went_to' : 'succession.came_from', { on: effectiveOn })}
      >
        {other && (
          <Link href={`/directory/${other.id}`}>
            <OrganisationText organisation={other} />
          </Link>
        )}
        {'　'}
        {reason}
      </Note>
    )
  })
}

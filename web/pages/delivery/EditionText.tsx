import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/Note.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpHandling } from '../../ui/TlpBadge.tsx'
import type { Edition } from './queries.ts'

type Words = Pick<Edition, 'body' | 'requests' | 'assessBy' | 'face' | 'tlp'>

/** The words of an edition, for its recipient and for whoever looks at them as its recipient. */
export const EditionText = ({ edition: { body, requests, assessBy, face, tlp } }: { edition: Words }) => {
  const { t } = useTranslation('deliveries')
  return (
    <article className="edition">
      {face === 'VICTIM' && <Note tone="current">{t('victim_face')}</Note>}
      <p className="edition-body">{body}</p>
      {requests.length > 0 && (
        <>
          <h2>{t('requests')}</h2>
          <ol className="edition-requests">
            {requests.map(request => (
              <li key={request}>{request}</li>
            ))}
          </ol>
        </>
      )}
      <p>
        <strong>{t('assess_by')}</strong>　<TimeText at={new Date(assessBy)} show="date-time" withZone />
      </p>
      <TlpHandling label={tlp} />
    </article>
  )
}

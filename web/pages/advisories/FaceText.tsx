import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface FaceTextProps {
  title: string
  requests: readonly string[]
  /** The body: plain, or with its changes in it. */
  children: ReactNode
}

/** A text as its recipient will read it: subject, body, what is asked. */
export const FaceText = ({ title, requests, children }: FaceTextProps) => {
  const { t } = useTranslation('advisories')
  return (
    <div className="face-text">
      <h3>{title || <span className="alarming">{t('refused.text_empty_OTHERS')}</span>}</h3>
      {children}
      {requests.length > 0 && (
        <>
          <h3>{t('requests')}</h3>
          <ol className="edition-requests">
            {requests.map(request => (
              <li key={request}>{request}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

import { createContext, type ReactNode, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'

const ToastContext = createContext<(message: string) => void>(() => {})

/** Says one sentence, politely: it is drawn and read out, and stays until it is closed or the next one comes. */
export const useToast = (): ((message: string) => void) => useContext(ToastContext)

/** The live region exists from the start, empty: a region that appears together with its words is not read. */
export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('ui')
  const [message, setMessage] = useState<string>()
  return (
    <ToastContext value={setMessage}>
      {children}
      <section className="toast-region" aria-label={t('toast.region')} aria-live="polite" aria-atomic="true">
        {message && (
          <div className="toast">
            <p>{message}</p>
            <button type="button" className="toast-close" onClick={() => setMessage(undefined)}>
              {t('toast.dismiss')}
            </button>
          </div>
        )}
      </section>
    </ToastContext>
  )
}

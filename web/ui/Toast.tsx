import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** `undo` puts back what was done; the toast then offers it. */
type Say = (message: string, undo?: () => void) => void

const ToastContext = createContext<Say>(() => {})

/** Says one sentence, politely: it is drawn and read out, and stays until it is closed or the next one comes. */
export const useToast = (): Say => useContext(ToastContext)

/** The live region exists from the start, empty: a region that appears together with its words is not read. */
export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('ui')
  const [said, setSaid] = useState<{ message: string; undo?: () => void }>()
  const say: Say = useCallback((message, undo) => setSaid({ message, undo }), [])
  const close = (): void => setSaid(undefined)
  return (
    <ToastContext value={say}>
      {children}
      <section className="toast-region" aria-label={t('toast.region')} aria-live="polite" aria-atomic="true">
        {said && (
          <div className="toast">
            <p>{said.message}</p>
            {said.undo && (
              <button
                type="button"
                className="toast-close"
                onClick={() => {
                  said.undo?.()
                  close()
                }}
              >
                {t('toast.undo')}
              </button>
            )}
            <button type="button" className="toast-close" onClick={close}>
              {t('toast.dismiss')}
            </button>
          </div>
        )}
      </section>
    </ToastContext>
  )
}

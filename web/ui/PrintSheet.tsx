import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { TlpBadge, type TlpLabel } from './TlpBadge.tsx'

/** On paper: the label on every page, every link numbered in the text and listed with its address at the end. */
export const PrintSheet = ({ tlp }: { tlp?: TlpLabel }) => {
  const { t } = useTranslation('ui')
  const [links, setLinks] = useState<{ number: number; address: string }[]>([])
  useEffect(() => {
    const collect = (): void => {
      const anchors = document.querySelectorAll<HTMLAnchorElement>('main a[href]')
      flushSync(() => setLinks([...anchors].map((anchor, place) => ({ number: place + 1, address: anchor.href }))))
    }
    addEventListener('beforeprint', collect)
    return () => removeEventListener('beforeprint', collect)
  }, [])
  return (
    <>
      {tlp && (
        <div className="print-marking print-only" aria-hidden="true">
          <TlpBadge label={tlp} />
        </div>
      )}
      {links.length > 0 && (
        <section className="print-links print-only">
          <h2>{t('print.links')}</h2>
          <ol>
            {links.map(({ number, address }) => (
              <li key={number}>{address}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Tlp } from '../../src/kernel/tlp.ts'

/**
 * On paper: the label in the margin of every page (print.css chooses the page by this element), every link numbered in the text and listed with its address at the end.
 */
export const PrintSheet = ({ tlp }: { tlp?: Tlp }) => {
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
      {tlp && <span className={`print-sheet-${tlp.toLowerCase().replace(/[:+]/g, '-')}`} hidden />}
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

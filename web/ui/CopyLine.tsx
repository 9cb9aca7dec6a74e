import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { TextField } from './TextField.tsx'

/** A link or key that is shown once, to be carried somewhere else whole. */
export const CopyLine = ({ id, label, value }: { id: string; label: string; value: string }) => {
  const { t } = useTranslation('ui')
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <>
      <div className="copy-line">
        <TextField id={id} label={label} value={value} onChange={() => {}} />
        <Button look="primary" onPress={() => void copy()}>
          {t('copy.act')}
        </Button>
      </div>
      <p role="status">{copied && t('copy.done')}</p>
    </>
  )
}

import { type DragEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { displayName } from '../../../src/share/attachments/model.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { sizeWords } from './size-words.ts'
import type { Uploading, Uploads } from './use-uploads.ts'

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)

/** Files for one act: dropped, or chosen with the button, which is the way of the keyboard. */
export const AttachFiles = ({ uploads }: { uploads: Uploads }) => {
  const { t } = useTranslation('attachments')
  const chooser = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    uploads.add([...event.dataTransfer.files])
  }
  return (
    <section className="attach" aria-label={t('title')} onDragOver={event => event.preventDefault()} onDrop={drop}>
      <div className="attach-choose">
        <Button size="small" onPress={() => chooser.current?.click()}>
          {t('add')}
        </Button>
        {uploads.limit > 0 && (
          <span className="secondary">{t('drop', { limit: megabytes(uploads.limit), most: uploads.most })}</span>
        )}
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('add')}
          onChange={event => {
            uploads.add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
      {uploads.files.length > 0 && (
        <ul className="attach-list">
          {uploads.files.map(file => (
            <UploadingRow
              key={file.key}
              file={file}
              limit={megabytes(uploads.limit)}
              onRemove={() => uploads.remove(file.key)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface UploadingRowProps {
  file: Uploading
  limit: number
  onRemove: () => void
}

const UploadingRow = ({ file, limit, onRemove }: UploadingRowProps) => {
  const { t } = useTranslation('attachments')
  const name = displayName(file.name)
  const percent = Math.floor((100 * file.sent) / Math.max(1, file.size))
  return (
    <li data-row>
      <span className="attach-name">{name}</span>
      <span className="secondary">{sizeWords(file.size)}</span>
      {!file.kept && !file.refused && (
        <progress max={100} value={percent} aria-label={t('sending', { name, percent })} />
      )}
      <button type="button" className="link-button" onClick={onRemove} aria-label={t('remove', { name })}>
        {file.kept || file.refused ? t('remove_short') : t('stop')}
      </button>
      {file.refused && <Refused file={file} name={name} limit={limit} />}
    </li>
  )
}

const Refused = ({ file, name, limit }: { file: Uploading; name: string; limit: number }) => {
  const { t } = useTranslation('attachments')
  const language = useLanguage()
  const code = file.refused?.code ?? ''
  const own = {
    empty: t('empty', { name }),
    too_large: t('too_large', { name, limit }),
    offline: t('interrupted', { name }),
  }
  const sentence = code in own ? own[code as keyof typeof own] : (file.refused?.[language] ?? file.refused?.title)
  return (
    <p className="field-error" role="alert">
      {sentence}
    </p>
  )
}

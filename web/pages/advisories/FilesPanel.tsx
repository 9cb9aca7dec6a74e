import { useTranslation } from 'react-i18next'
import { displayName } from '../../../src/share/attachments/model.ts'
import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { AttachFiles } from '../attachments/AttachFiles.tsx'
import { sizeWords } from '../attachments/size-words.ts'
import { useUploads } from '../attachments/use-uploads.ts'
import { placeInFile } from './place-in-file.ts'
import type { Advisory } from './queries.ts'

type AdvisoryFile = Advisory['files'][number]

interface FilesPanelProps {
  advisory: Advisory
  /** Whether the words can be changed now; attaching is a new revision. */
  changing: boolean
}

/** Files that go with the others' text, and what stands against each (SCREENS §5 row 6). */
export const FilesPanel = ({ advisory, changing }: FilesPanelProps) => {
  const { t } = useTranslation('advisories')
  const { files } = advisory
  if (files.length === 0 && !changing) return null
  return (
    <div id="files">
      <Panel title={t('files.title')}>
        {files.length === 0 && <p className="secondary">{t('files.none')}</p>}
        <ul className="attach-list">
          {files.map(file => (
            <FileRow key={file.attachment} file={file} advisory={advisory} changing={changing} />
          ))}
        </ul>
        {changing && <Attach advisory={advisory} />}
      </Panel>
    </div>
  )
}

const faultWords = { file_not_read: 'files.not_read', file_not_looked_at: 'files.not_looked_at' } as const

const FileRow = ({ file, advisory, changing }: FilesPanelProps & { file: AdvisoryFile }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const { attachment, fault, field, lookedBy } = file
  const name = displayName(file.name)
  const place = placeInFile(field ?? '', language) ?? t('files.name')
  return (
    <li data-row>
      <span className="attach-name">{name}</span>
      <span className="secondary">{sizeWords(file.size)}</span>
      <a href={`/api/v1/attachments/${attachment}/content`} download aria-label={t('files.save_named', { name })}>
        {t('files.save')}
      </a>
      {fault && (
        <p className="field-error attach-origin">
          {fault === 'file_names_victim' ? t('files.names_victim', { place }) : t(faultWords[fault])}
        </p>
      )}
      {lookedBy && <p className="attach-origin">{t('files.looked', { person: lookedBy[language] })}</p>}
      {fault === 'file_not_looked_at' && <Looked id={advisory.id} file={attachment} name={name} />}
      {changing && <Remove advisory={advisory} file={attachment} name={name} />}
    </li>
  )
}

const refreshes = [['advisories'], ['home']] as const

const Looked = ({ id, file, name }: { id: string; file: string; name: string }) => {
  const { t } = useTranslation('advisories')
  const api = useApi()
  const look = useAct(
    (_: undefined) => body(api.PUT('/api/v1/advisories/{id}/files/{file}/look', { params: { path: { id, file } } })),
    { refreshes, said: t('files.look_done') },
  )
  return (
    <p className="attach-origin">
      <Button size="small" busy={look.busy} onPress={() => look.run(undefined)}>
        {t('files.look_named', { name })}
      </Button>
      {look.problem && <ProblemNote problem={look.problem} />}
    </p>
  )
}

const Remove = ({ advisory: { id, version }, file, name }: { advisory: Advisory; file: string; name: string }) => {
  const { t } = useTranslation('advisories')
  const api = useApi()
  const remove = useAct(
    (_: undefined) =>
      body(
        api.PUT('/api/v1/advisories/{id}/files/{file}/removal', {
          params: { path: { id, file } },
          headers: ifMatch(`"${version}"`),
        }),
      ),
    { refreshes, said: t('files.removed') },
  )
  return (
    <>
      <button
        type="button"
        className="link-button"
        onClick={() => remove.run(undefined)}
        aria-label={t('files.remove_named', { name })}
      >
        {t('files.remove')}
      </button>
      {remove.problem && <ProblemNote problem={remove.problem} />}
    </>
  )
}

const Attach = ({ advisory: { id, version } }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const api = useApi()
  const uploads = useUploads()
  const attach = useAct(
    (attachments: string[], key) =>
      body(
        api.POST('/api/v1/advisories/{id}/files', {
          params: { path: { id } },
          headers: { ...idempotent(key), ...ifMatch(`"${version}"`) },
          body: { attachments },
        }),
      ),
    { refreshes, said: t('files.attached'), onDone: uploads.clear },
  )
  return (
    <>
      <AttachFiles uploads={uploads} />
      {uploads.ids.length > 0 && (
        <Button busy={attach.busy || uploads.busy} onPress={() => attach.run(uploads.ids)}>
          {t('files.attach')}
        </Button>
      )}
      {attach.problem && <ProblemNote problem={attach.problem} />}
    </>
  )
}

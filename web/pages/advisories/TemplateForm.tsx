import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { advisoryKindCodes, advisoryKinds } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import { summaryPlaces } from '../../../src/share/advisories/templates/model.ts'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { requestsOf } from './draft.ts'
import type { Template } from './queries.ts'

/** Every save is a new version; who saw an older one is told instead of overwriting. */
export const TemplateForm = ({ template, onClose }: { template: Template; onClose: () => void }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const api = useApi()
  const [written, setWritten] = useState(template)
  const [requests, setRequests] = useState(template.content.others.requests.join('\n'))
  const [tried, setTried] = useState(false)
  const { others, victim } = written.content
  const setContent = (part: Partial<Template['content']>) =>
    setWritten({ ...written, content: { ...written.content, ...part } })
  const save = useAct(
    (retired: boolean) => {
      const { code, seq, ...rest } = written
      return body(
        api.PUT('/api/v1/advisory-templates/{code}', {
          params: { path: { code } },
          headers: { 'If-Match': `"${seq}"` },
          body: { ...rest, retired },
        }),
      )
    },
    { refreshes: [['advisory-templates']], said: t('templates.saved'), onDone: onClose },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (written.name.trim() !== '') save.run(false)
  }
  return (
    <Dialog title={t(template.name === '' ? 'templates.new' : 'templates.change_title')} isOpen onClose={onClose} wide>
      <form onSubmit={send} noValidate>
        <TextField
          id="template-name"
          label={t('templates.name')}
          necessity="required"
          value={written.name}
          onChange={name => setWritten({ ...written, name })}
          error={tried && written.name.trim() === '' ? t('templates.name_missing') : undefined}
          autoFocus
        />
        <SelectField
          id="template-kind"
          label={t('begin.kind')}
          choices={advisoryKindCodes.map(code => ({ value: code, label: advisoryKinds[code][language] }))}
          value={written.kind}
          onChange={kind => setWritten({ ...written, kind })}
        />
        <ChoiceGroup
          id="template-language"
          label={t('templates.language')}
          choices={(['ja', 'en'] as const).map(code => ({ value: code, label: t(`templates.languages.${code}`) }))}
          value={written.language}
          onChange={chosen => setWritten({ ...written, language: chosen })}
        />
        <TextArea
          id="template-others"
          label={t('templates.others')}
          support={t('templates.place', { place: summaryPlaces[written.language] })}
          rows={9}
          value={others.source}
          onChange={source => setContent({ others: { ...others, source } })}
        />
        <TextArea
          id="template-requests"
          label={t('face_requests')}
          rows={3}
          value={requests}
          onChange={text => {
            setRequests(text)
            setContent({ others: { ...others, requests: requestsOf(text) } })
          }}
        />
        <TextArea
          id="template-victim"
          label={t('templates.victim')}
          support={t('templates.victim_support')}
          rows={6}
          value={victim?.body ?? ''}
          onChange={text =>
            setContent({ victim: text === '' ? null : { title: '', requests: [], ...victim, body: text } })
          }
        />
        {save.problem && <ProblemNote problem={save.problem} />}
        <ButtonRow>
          <Button look="primary" type="submit" busy={save.busy}>
            {t('templates.save')}
          </Button>
          {template.name !== '' && (
            <Button onPress={() => save.run(true)} busy={save.busy}>
              {t('templates.retire')}
            </Button>
          )}
        </ButtonRow>
      </form>
    </Dialog>
  )
}

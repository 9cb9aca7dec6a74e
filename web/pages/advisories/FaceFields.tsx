import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tlpLabels } from '../../../src/kernel/tlp.ts'
import type { DraftInput } from '../../../src/share/advisories/content.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { requestsOf } from './draft.ts'

type Label = DraftInput['others']['tlp']
const labels = tlpLabels.filter((label): label is Label => label !== 'TLP:RED')

interface Face {
  title: string
  text: string
  requests: readonly string[]
  tlp: Label
}

interface FaceFieldsProps {
  id: string
  face: Face
  textLabel: string
  onChange: (part: Partial<{ title: string; text: string; requests: string[]; tlp: Label }>) => void
}

/** Subject, label, text and requests of one of the two texts. An advisory is never RED: it addresses organisations. */
export const FaceFields = ({ id, face, textLabel, onChange }: FaceFieldsProps) => {
  const { t } = useTranslation('advisories')
  const [lines, setLines] = useState(face.requests.join('\n'))
  return (
    <div className="face-fields">
      <TextField
        id={`${id}-title`}
        label={t('face_title')}
        value={face.title}
        onChange={title => onChange({ title })}
      />
      <SelectField
        id={`${id}-tlp`}
        label={t('face_tlp')}
        choices={labels.map(label => ({ value: label, label }))}
        value={face.tlp}
        onChange={tlp => onChange({ tlp })}
      />
      <TextArea id={`${id}-text`} label={textLabel} rows={9} value={face.text} onChange={text => onChange({ text })} />
      <TextArea
        id={`${id}-requests`}
        label={t('face_requests')}
        rows={4}
        value={lines}
        onChange={text => {
          setLines(text)
          onChange({ requests: requestsOf(text) })
        }}
      />
    </div>
  )
}

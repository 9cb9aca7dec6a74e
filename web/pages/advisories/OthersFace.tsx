import { useTranslation } from 'react-i18next'
import { segments } from '../../../src/share/advisories/anonymise.ts'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Diff } from '../../ui/Diff.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { ChangesTable } from './ChangesTable.tsx'
import { FaceFields } from './FaceFields.tsx'
import { FaceText } from './FaceText.tsx'
import { ProposalPanel } from './ProposalPanel.tsx'
import type { Advisory } from './queries.ts'
import { afterEdit, drawn } from './removals.ts'
import type { Draft } from './use-draft.ts'

interface OthersFaceProps {
  advisory: Advisory
  draft: Draft
  editing: boolean
  /** Removals can be accepted, worded anew and undone. */
  changing: boolean
}

/** The anonymised text: the diff is in the text itself, numbered, and every change has its reason beneath. */
export const OthersFace = ({ advisory, draft, editing, changing }: OthersFaceProps) => {
  const { t } = useTranslation('advisories')
  const { others } = draft.content
  const { source, removals } = others
  const left = draft.unsaved ? [] : [...new Set(advisory.leftOver.map(found => found.original))]
  return (
    <section className="editor-column" id="others-face" aria-labelledby="others-heading">
      <div className="editor-column-head">
        <h2 id="others-heading">{t('others')}</h2>
        <TlpBadge label={others.tlp} />
      </div>
      <p className="secondary">{t('others_support')}</p>
      {editing && <Named draft={draft} />}
      {editing ? (
        <FaceFields
          id="others"
          face={{ ...others, text: source }}
          textLabel={t('face_source')}
          onChange={({ text = source, ...part }) =>
            draft.setOthers({ ...part, source: text, removals: afterEdit(source, text, removals) })
          }
        />
      ) : (
        <FaceText title={others.title} requests={others.requests}>
          {source === '' ? (
            <p className="alarming">{t('no_text')}</p>
          ) : (
            <Diff segments={drawn(segments(source, removals), left, removals.length)} />
          )}
        </FaceText>
      )}
      <ChangesTable advisory={advisory} draft={draft} left={left} changing={changing} />
      {changing && <ProposalPanel advisory={advisory} draft={draft} />}
    </section>
  )
}

/** a wish of the author's; the originator decides about it with its consent to the text. */
const Named = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation('advisories')
  return (
    <ManyChoiceGroup<'NAMED'>
      id="others-named"
      label={t('named')}
      support={t('named_support')}
      choices={[{ value: 'NAMED', label: t('named_choice') }]}
      value={draft.content.others.named ? ['NAMED'] : []}
      onChange={chosen => draft.setOthers({ named: chosen.length > 0 })}
    />
  )
}

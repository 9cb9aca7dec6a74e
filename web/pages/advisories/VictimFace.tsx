import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { FaceFields } from './FaceFields.tsx'
import { FaceText } from './FaceText.tsx'
import type { Advisory } from './queries.ts'
import type { Draft } from './use-draft.ts'

interface VictimFaceProps {
  advisory: Advisory
  draft: Draft
  editing: boolean
}

/** What the victim alone reads, with its own names. */
export const VictimFace = ({ advisory, draft, editing }: VictimFaceProps) => {
  const { t } = useTranslation('advisories')
  const { victim } = draft.content
  const empty = { title: '', body: '', requests: [], tlp: 'TLP:AMBER+STRICT' } as const
  return (
    <section className="editor-column" id="victim-face" aria-labelledby="victim-heading">
      <div className="editor-column-head">
        <h2 id="victim-heading">{t('victim')}</h2>
        {victim && <TlpBadge label={victim.tlp} />}
      </div>
      {victim ? (
        <>
          <p className="secondary">{t('victim_support')}</p>
          {editing ? (
            <FaceFields
              id="victim"
              face={{ ...victim, text: victim.body }}
              textLabel={t('face_body')}
              onChange={({ text = victim.body, ...part }) => draft.set({ victim: { ...victim, ...part, body: text } })}
            />
          ) : (
            <FaceText title={victim.title} requests={victim.requests}>
              <p className="edition-body">{victim.body || t('no_text')}</p>
            </FaceText>
          )}
          <p className="secondary">{t('victim_private')}</p>
        </>
      ) : (
        <p className="secondary">{t('no_victim')}</p>
      )}
      {editing && advisory.case && (
        <Button size="small" onPress={() => draft.set({ victim: victim ? null : { ...empty, requests: [] } })}>
          {t(victim ? 'drop_victim' : 'add_victim')}
        </Button>
      )}
    </section>
  )
}

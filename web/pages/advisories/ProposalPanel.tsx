import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removalKinds } from '../../../src/share/advisories/anonymise.ts'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { HandReplacement } from './HandReplacement.tsx'
import type { Advisory } from './queries.ts'
import { notYetStruck, type StoredRemoval, strike } from './removals.ts'
import type { Draft } from './use-draft.ts'

interface Proposal {
  source: string
  removals: (StoredRemoval & { original: string; kind: keyof typeof removalKinds })[]
  notLookedFor: string[]
}

/** The machine proposes, a person accepts or rejects each one; what it cannot know is replaced by hand. */
export const ProposalPanel = ({ advisory, draft }: { advisory: Advisory; draft: Draft }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const api = useApi()
  const { source, removals } = draft.content.others
  const [proposal, setProposal] = useState<Proposal>()
  const propose = useAct(
    (text: string) =>
      body(
        api.POST('/api/v1/advisories/{id}/proposal', {
          params: { path: { id: advisory.id } },
          body: { text, language },
        }),
      ),
    {
      refreshes: [],
      onDone: (found, text) => setProposal({ source: text, ...found }),
    },
  )
  const current = proposal?.source === source ? proposal : undefined
  const open = current ? notYetStruck(current.removals, removals) : []
  const accept = (accepted: Proposal['removals']) =>
    draft.setOthers({
      removals: strike(
        removals,
        accepted.map(({ kind, start, end, replacement }) => ({ kind, start, end, replacement })),
      ),
    })
  const reject = (start: number) =>
    current && setProposal({ ...current, removals: current.removals.filter(one => one.start !== start) })
  return (
    <div className="proposal">
      <ButtonRow>
        <Button size="small" busy={propose.busy} onPress={() => propose.run(source)}>
          {t(propose.busy ? 'proposing' : 'propose')}
        </Button>
        {open.length > 1 && (
          <Button size="small" onPress={() => accept(open)}>
            {t('accept_all')}
          </Button>
        )}
      </ButtonRow>
      <div role="status">
        {current && <p>{open.length > 0 ? t('proposals', { count: open.length }) : t('no_proposals')}</p>}
        {current && current.notLookedFor.length > 0 && (
          <p className="secondary">{t('not_looked_for', { names: current.notLookedFor.join('、') })}</p>
        )}
      </div>
      <ul>
        {open.map(one => (
          <li key={one.start} className="proposal-row">
            <span>
              <del>{one.original}</del> → <strong>{one.replacement}</strong>
              <span className="secondary">　{removalKinds[one.kind].because[language]}</span>
            </span>
            <ButtonRow>
              <Button size="small" onPress={() => accept([one])}>
                {t('accept')}
              </Button>
              <Button size="small" look="bare" onPress={() => reject(one.start)}>
                {t('reject')}
              </Button>
            </ButtonRow>
          </li>
        ))}
      </ul>
      {propose.problem && <ProblemNote problem={propose.problem} />}
      <HandReplacement draft={draft} />
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ActionBar } from '../../ui/layout.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { clockTime } from '../../ui/time.ts'
import { CorrectButton } from './CorrectButton.tsx'
import type { Advisory } from './queries.ts'
import { ReleaseButton } from './ReleaseButton.tsx'
import { RequestReview } from './RequestReview.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import type { Draft } from './use-draft.ts'

interface BarProps {
  advisory: Advisory
  draft: Draft
}

/** The acts of author and approver, always in sight; saving is one of them while anything is unsaved. */
export const EditorBar = ({ advisory, draft }: BarProps) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const [returning, setReturning] = useState(false)
  const { state, may, savedAt } = advisory
  if (state === 'RELEASED') return <ReleasedBar advisory={advisory} />
  const inReview = state === 'IN_REVIEW'
  return (
    <div id="actions" className="editor-actions">
      {draft.problem && <ProblemNote problem={draft.problem} />}
      <ActionBar
        main={draft.unsaved ? <Save draft={draft} /> : <MainAct advisory={advisory} />}
        others={
          <>
            {inReview && may.giveBack.allowed && <Button onPress={() => setReturning(true)}>{t('give_back')}</Button>}
            <span className="secondary">{t(draft.unsaved ? 'save_first' : 'two_persons')}</span>
          </>
        }
        aside={
          draft.unsaved ? (
            <strong className="unsaved" role="status">
              {t('unsaved')}
            </strong>
          ) : (
            <span role="status">{t('saved_at', { at: clockTime(new Date(savedAt), { language }, true) })}</span>
          )
        }
        phoneNote={
          <>
            {t(draft.unsaved ? 'unsaved' : 'two_persons')}{' '}
            {inReview && may.giveBack.allowed && (
              <button type="button" className="link-button" onClick={() => setReturning(true)}>
                {t('give_back')}
              </button>
            )}
          </>
        }
      />
      {returning && <ReturnDialog advisory={advisory} onClose={() => setReturning(false)} />}
    </div>
  )
}

const Save = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation('advisories')
  return (
    <Button look="primary" busy={draft.saving} onPress={draft.save}>
      {t(draft.conflict ? 'save_over' : 'save')}
    </Button>
  )
}

const MainAct = ({ advisory }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  if (advisory.state !== 'IN_REVIEW') return <RequestReview advisory={advisory} />
  const approves = advisory.may.release.allowed || advisory.may.release.code === 'second_person'
  return approves ? <ReleaseButton advisory={advisory} /> : <span>{t('waiting_for_approver')}</span>
}

const ReleasedBar = ({ advisory: { id, editions, may } }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  return (
    <ActionBar
      main={editions
        .filter(({ face }) => face === 'OTHERS')
        .map(({ id }) => (
          <ButtonLink key={id} look="primary" href={`/deliveries/${id}`}>
            {t('to_board')}
          </ButtonLink>
        ))}
      others={
        <>
          {editions
            .filter(({ face }) => face === 'VICTIM')
            .map(({ id, number, face }) => (
              <ButtonLink key={id} href={`/deliveries/${id}`}>
                {`${t(`edition.${face}`)} ${number}`}
              </ButtonLink>
            ))}
          {may.requestReview.allowed && <CorrectButton advisory={id} />}
        </>
      }
    />
  )
}

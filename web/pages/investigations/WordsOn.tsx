import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { verdictsOf, type WordVerdict } from '../../../src/share/investigations/model.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { Investigation, Word } from './queries.ts'
import { wordOn } from './words.ts'

interface WordsOnProps {
  investigation: Investigation
  kind: Word['kind']
  subject: string
}

/** The analyst’s word on one finding, and how to say another; the machine’s stands elsewhere and is never written over. */
export const WordsOn = ({ investigation, kind, subject }: WordsOnProps) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const [verdict, setVerdict] = useState<WordVerdict>()
  const said = wordOn(investigation, kind, subject)
  return (
    <div className="words-on">
      <p>
        {t('analyst')}　
        {said ? (
          <WordLabel tone={said.verdict === 'reject' || said.verdict === 'not_done' ? 'alarm' : 'done'}>
            {t(`verdict.${said.verdict as WordVerdict}`)}
          </WordLabel>
        ) : (
          <WordLabel tone="not-given">{t('not_given')}</WordLabel>
        )}
      </p>
      {said && (
        <p className="secondary">
          {said.reason}（{said.person?.[language] ?? '—'}　
          <TimeText at={new Date(said.at)} show="date-time" />）
        </p>
      )}
      {investigation.may.judge.allowed &&
        (verdict ? (
          <SayForm id={investigation.id} saying={{ kind, subject, verdict }} onClose={() => setVerdict(undefined)} />
        ) : (
          <ButtonRow>
            {verdictsOf[kind]
              .filter(one => one !== 'taken_back' || said)
              .map(one => (
                <Button key={one} size="small" onPress={() => setVerdict(one)}>
                  {t(`say.${one}`)}
                </Button>
              ))}
          </ButtonRow>
        ))}
    </div>
  )
}

interface SayFormProps {
  id: string
  saying: { kind: Word['kind']; subject: string; verdict: WordVerdict }
  onClose: () => void
}

const SayForm = ({ id, saying, onClose }: SayFormProps) => {
  const { t } = useTranslation('investigations')
  const api = useApi()
  const [reason, setReason] = useState('')
  const say = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/investigations/{id}/words', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { ...saying, reason },
        }),
      ),
    { refreshes: [['investigations']], said: t('said'), onDone: onClose },
  )
  const missing = reason.trim() === ''
  return (
    <div className="stacked">
      {say.problem && <ProblemNote problem={say.problem} />}
      <TextArea
        id={`reason-${saying.kind}`}
        label={t('reason_for', { verdict: t(`verdict.${saying.verdict}`) })}
        necessity="required"
        value={reason}
        onChange={setReason}
        rows={2}
        autoFocus
      />
      <ButtonRow>
        <Button
          size="small"
          look="primary"
          busy={say.busy}
          refusedBecause={missing ? t('reason_missing') : undefined}
          onPress={() => say.run(undefined)}
        >
          {t('record')}
        </Button>
        <Button size="small" onPress={onClose}>
          {t('back')}
        </Button>
      </ButtonRow>
    </div>
  )
}

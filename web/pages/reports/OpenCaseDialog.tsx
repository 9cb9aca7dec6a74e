import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { openingStates } from '../../../src/share/cases/model.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Report } from './queries.ts'

const titleLength = 60

/** Triage: under which name, and in which state, this becomes a case. */
export const OpenCaseDialog = ({ report, onClose }: { report: Report; onClose: () => void }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const [title, setTitle] = useState(() => suggested(report, language))
  const [state, setState] = useState<(typeof openingStates)[number]>(
    report.type === 'CONSULTATION' ? 'CONSULTING' : 'SUSPECTED',
  )
  const open = useOpenCase(report, { title, state })
  return (
    <Dialog
      title={t('acts.open_case_title')}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button
            look="primary"
            busy={open.busy}
            onPress={() => open.run(undefined)}
            refusedBecause={title.trim() === '' ? t('lacks.title') : undefined}
          >
            {t('acts.open_case')}
          </Button>
          <Button onPress={onClose}>{t('acts.back')}</Button>
        </>
      }
    >
      {open.problem && <ProblemNote problem={open.problem} />}
      <TextField
        id="case-title"
        label={t('acts.case_title')}
        support={t('acts.case_title_support')}
        necessity="required"
        value={title}
        onChange={setTitle}
        autoFocus
      />
      <ChoiceGroup
        id="case-state"
        label={t('acts.case_state')}
        value={state}
        onChange={setState}
        choices={openingStates.map(value => ({ value, label: caseStates[value][language] }))}
      />
    </Dialog>
  )
}

/** みなと急行電鉄　改札の管理サーバーが再起動を繰り返し… */
const suggested = (report: Report, language: 'ja' | 'en'): string => {
  const summary = report.versions.at(-1)?.content.summary ?? ''
  const [sentence = ''] = summary.split(/(?<=。)|(?<=\.\s)/)
  const name = report.originator ? `${nameOf(report.originator, language, true)}　` : ''
  const title = `${name}${sentence.replace(/[。.]\s*$/, '')}`
  return title.length > titleLength ? `${title.slice(0, titleLength - 1)}…` : title
}

const useOpenCase = (report: Report, opening: { title: string; state: (typeof openingStates)[number] }) => {
  const { t } = useTranslation('reports')
  const api = useApi()
  const router = useRouter()
  return useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/cases', { headers: idempotent(key), body: { report: report.id, ...opening } })),
    {
      refreshes: [['reports'], ['cases'], ['home']],
      said: t('acts.case_opened'),
      onDone: ({ id }) => router.history.push(keepLanguage(`/cases/${id}`, router.latestLocation.href)),
    },
  )
}

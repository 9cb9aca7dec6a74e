import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import {
  type ExportMedium,
  exportMedia,
  type ShareConsent,
  shareConsents,
} from '../../../src/kernel/taxonomy/report-facts.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { exportAddress, type FilledForm, save } from './queries.ts'

interface ExportActsProps {
  report: string
  found: FilledForm
  office: string | undefined
}

/** For whom, whether they may share it with the coordinator, and in which shape it leaves. */
export const ExportActs = ({ report, found, office }: ExportActsProps) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const api = useApi()
  const { code, offices } = found.form
  const [to, setTo] = useState(offices.find(each => each.code === office)?.code ?? offices[0]?.code ?? '')
  const [consent, setConsent] = useState<ShareConsent>('NOT_ASKED')
  const make = useAct(
    (medium: ExportMedium, key) =>
      body(
        api.POST('/api/v1/reports/{id}/forms/{code}/exports', {
          params: { path: { id: report, code } },
          headers: idempotent(key),
          body: { medium, office: to, consent, language, seq: found.seq },
        }),
      ),
    {
      refreshes: [['reports', report, 'forms']],
      said: t('export.done'),
      onDone: ({ id }, medium) => (medium === 'PRINT' ? print() : save(exportAddress(id))),
    },
  )
  return (
    <Panel title={t('export.title')}>
      {found.open.length > 0 && (
        <p className="alarming">
          {t('export.open', { fields: found.open.map(field => field[language]).join(t('offices.comma')) })}
        </p>
      )}
      {offices.length > 0 && (
        <SelectField
          id="export-office"
          label={t('export.office')}
          choices={[
            ...offices.map(each => ({ value: each.code, label: each[language] })),
            { value: '', label: t('exports.no_office') },
          ]}
          value={to}
          onChange={setTo}
        />
      )}
      <ChoiceGroup
        id="export-consent"
        label={t('sent.consent')}
        support={t('sent.consent_support')}
        choices={codesOf(shareConsents).map(value => ({ value, label: shareConsents[value][language] }))}
        value={consent}
        onChange={setConsent}
      />
      {make.problem && <ProblemNote problem={make.problem} />}
      <div className="act-list">
        {codesOf(exportMedia).map(medium => (
          <Button
            key={medium}
            look={medium === 'EXCEL' ? 'primary' : 'normal'}
            busy={make.busy}
            onPress={() => make.run(medium)}
          >
            {t(`export.${medium}`)}
          </Button>
        ))}
      </div>
      <p className="secondary">{t('export.kept')}</p>
      <p>
        <Link href={`/reports/${report}/forms`}>{t('export.next')}</Link>
      </p>
    </Panel>
  )
}

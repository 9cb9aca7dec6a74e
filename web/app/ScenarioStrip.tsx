import { useTranslation } from 'react-i18next'
import type { ScenarioKind } from '../../src/kernel/clock.ts'
import { Link } from '../ui/Link.tsx'
import type { ScenarioPace } from './session.ts'

/** Under the bar of every page of a replay or an exercise: nobody may take it for real (ADR 0020). */
export const ScenarioStrip = ({ pace: { kind, speed, paused } }: { pace: ScenarioPace }) => {
  const { t } = useTranslation('frame')
  return (
    <p className="scenario-strip">
      <strong>{t(`unreal.${kind}`)}</strong> {paused ? t('unreal.paused') : speed !== 1 && t('unreal.speed', { speed })}{' '}
      <Link href="/scenario">{t('unreal.set')}</Link>
    </p>
  )
}

/** The same at the head of every printed sheet. */
export const ScenarioOnPaper = ({ kind }: { kind: ScenarioKind }) => {
  const { t } = useTranslation('frame')
  return <p className="scenario-paper print-only">{t(`unreal.${kind}`)}</p>
}

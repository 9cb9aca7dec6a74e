import { useTranslation } from 'react-i18next'
import type { Durations } from '../../../src/share/sweeps/model.ts'
import { spanOf } from '../../ui/clock.ts'
import { spanWords } from '../../ui/clock-words.ts'

const acts = ['block', 'sweep', 'isolate'] as const

/** From providing to doing, for the slowest; what is not done yet runs on in red. */
export const TimesCell = ({ durations }: { durations: Durations | null }) => {
  const { t } = useTranslation('sweeps')
  return (
    <td className="sweep-times">
      <dl>
        {acts.map(act => (
          <div key={act}>
            <dt>{t(`times.${act}`)}</dt>
            <dd>
              <Time act={act} durations={durations} />
            </dd>
          </div>
        ))}
      </dl>
    </td>
  )
}

const Time = ({ act, durations }: { act: (typeof acts)[number]; durations: Durations | null }) => {
  const { t } = useTranslation('sweeps')
  const { t: ui } = useTranslation('ui')
  const time = durations?.[act] ?? null
  if (!time) return <span className="tertiary">{t(act === 'isolate' ? 'times.no_hit' : 'times.not_asked')}</span>
  const span = spanWords(spanOf(time.ms), ui)
  return time.done ? <strong>{span}</strong> : <strong className="alarm-text">{t('times.open', { span })}</strong>
}

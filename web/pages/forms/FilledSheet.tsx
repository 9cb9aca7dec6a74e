import { useTranslation } from 'react-i18next'
import { certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { textLanguage } from '../../ui/text-language.ts'
import { answerWords } from './answer-words.ts'
import type { FilledForm, FormField } from './queries.ts'

/** The form as it leaves, field by field; what nobody answered says so. */
export const FilledSheet = ({ found }: { found: FilledForm }) => {
  const language = useLanguage()
  return found.form.sections.map(section => (
    <section key={section.code} className="field-section">
      <SectionHead title={section[language]} />
      <dl className="field-list">
        {section.fields.map(field => (
          <FieldLine key={field.code} field={field} found={found} />
        ))}
      </dl>
    </section>
  ))
}

const FieldLine = ({ field, found }: { field: FormField; found: FilledForm }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const words = answerWords(field, found.filled.answers[field.code], language, useNow())
  const certainty = found.filled.certainties[field.code] ?? ''
  const needed = found.open.some(({ code }) => code === field.code)
  return (
    <div>
      <dt>
        {field[language]}
        {found.form.verified && !field.verified && <span className="tertiary">　{t('unverified.field')}</span>}
      </dt>
      <dd>
        {words === undefined ? (
          <>
            <StateLabel family="certainty" code="NOT_GIVEN" />
            {needed && <span className="alarming">　{t('fill.needed')}</span>}
          </>
        ) : (
          <span className="field-value" lang={textLanguage(words)}>
            {words}
          </span>
        )}
        {words !== undefined && isCodeOf(certainties, certainty) && certainty !== 'NOT_GIVEN' && (
          <StateLabel family="certainty" code={certainty} />
        )}
      </dd>
    </div>
  )
}

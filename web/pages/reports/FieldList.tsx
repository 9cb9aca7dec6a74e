import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { textLanguage } from '../../ui/text-language.ts'
import { asTlp } from '../../ui/tlp-label.ts'
import { certaintyOf, isNotGiven, type StoredContent } from './content.ts'
import { type Field, fieldGroups, groupNames } from './fields.ts'
import { valueWords } from './value-words.ts'

interface FieldListProps {
  content: StoredContent
  /** Leave out what nobody answered, as on the receipt; the page shows it as 未記入. */
  only?: 'given'
}

/** Every field with how sure the originator is of it; what nobody answered says so. */
export const FieldList = ({ content, only }: FieldListProps) => {
  const { t } = useTranslation('reports')
  return groupNames.map(group => {
    const fields = fieldGroups[group].filter(field => only === undefined || !isNotGiven(content, field))
    if (fields.length === 0) return null
    return (
      <section key={group} className="field-section">
        <SectionHead title={t(`groups.${group}`)} />
        <dl className="field-list">
          {fields.map(field => (
            <FieldLine key={field} content={content} field={field} />
          ))}
        </dl>
      </section>
    )
  })
}

const FieldLine = ({ content, field }: { content: StoredContent; field: Field }) => {
  const { t } = useTranslation('reports')
  return (
    <div>
      <dt>{t(`fields.${field}`)}</dt>
      <dd>
        <Value content={content} field={field} />
      </dd>
    </div>
  )
}

/** The label of the whole and the label of handling are certain in themselves. */
const uncertain = (field: Field): boolean => field !== 'tlp' && field !== 'certainty' && field !== 'contact'

const Value = ({ content, field }: { content: StoredContent; field: Field }) => {
  const reader = { language: useLanguage(), now: useNow() }
  if (isNotGiven(content, field)) return <StateLabel family="certainty" code="NOT_GIVEN" />
  if (field === 'tlp') return <TlpBadge label={asTlp(content.tlp)} />
  const words = valueWords(field, content[field], reader)
  const certainty = certaintyOf(content, field)
  return (
    <>
      {field === 'pressUrl' ? (
        <PressLink address={words} />
      ) : (
        <span className="field-value" lang={textLanguage(words)}>
          {words}
        </span>
      )}
      {uncertain(field) && certainty !== 'NOT_GIVEN' && <StateLabel family="certainty" code={certainty} />}
    </>
  )
}

/** Somebody else's page: only an ordinary web address becomes a link, and it learns nothing of where it was clicked. */
const PressLink = ({ address }: { address: string }) =>
  /^https?:\/\//.test(address) ? (
    <a href={address} rel="noopener noreferrer" target="_blank">
      {address}
    </a>
  ) : (
    <span>{address}</span>
  )

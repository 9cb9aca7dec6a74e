import { useTranslation } from 'react-i18next'
import type { ContentInput } from '../../../src/share/reports/content.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { FieldControlProps } from './field-props.ts'

type Quantity = NonNullable<ContentInput['impactQuantities']>[number]
const none: Quantity = { what: '', number: 0, unit: '' }

/** How much of what: users, hours, machines. Each line can be taken away again. */
export const QuantitiesField = ({ content, onAnswer }: FieldControlProps) => {
  const { t } = useTranslation('reports')
  const quantities = content.impactQuantities ?? []
  const replace = (place: number, next: Quantity): void => onAnswer(quantities.with(place, next))
  return (
    <fieldset className="field field-beside" id="impactQuantities">
      <legend className="field-label">{t('fields.impactQuantities')}</legend>
      <div className="field-control">
        {[...quantities.entries()].map(([place, quantity]) => (
          <div key={`quantity ${place + 1}`} className="quantity">
            <TextField
              id={`quantity-what-${place}`}
              label={t('write.quantity_what')}
              value={quantity.what}
              onChange={what => replace(place, { ...quantity, what })}
            />
            <TextField
              id={`quantity-number-${place}`}
              label={t('write.quantity_number')}
              type="number"
              value={String(quantity.number)}
              onChange={text => replace(place, { ...quantity, number: Math.max(0, Number(text) || 0) })}
            />
            <TextField
              id={`quantity-unit-${place}`}
              label={t('write.quantity_unit')}
              value={quantity.unit}
              onChange={unit => replace(place, { ...quantity, unit })}
            />
            <button
              type="button"
              className="link-button"
              onClick={() => onAnswer(quantities.filter((_, other) => other !== place))}
            >
              {t('write.quantity_remove')}
            </button>
          </div>
        ))}
        <Button size="small" onPress={() => onAnswer([...quantities, none])}>
          {t('write.quantity_add')}
        </Button>
      </div>
    </fieldset>
  )
}

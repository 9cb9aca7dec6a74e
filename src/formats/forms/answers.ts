import { z } from 'zod'
import { certaintyCodes } from '../../kernel/taxonomy/certainty.ts'
import { indicatorKindCodes } from '../../kernel/taxonomy/indicator-kinds.ts'
import { type Answer, type AnswerKind, type FormDefinition, type FormField, fieldsOf } from './model.ts'
import { choicesOf } from './tables.ts'

const instant = z.iso.datetime({ offset: true }).nullable()
const certainty = z.enum(certaintyCodes as [(typeof certaintyCodes)[number], ...typeof certaintyCodes])
const line = z.string().trim().min(1).max(400)

const schemaOf = (field: FormField): z.ZodType<Answer> => {
  const codes = choicesOf(field).map(({ code }) => code)
  const code = z.string().refine(given => codes.includes(given), { error: 'not one of the choices' })
  const schemas: Record<AnswerKind, z.ZodType<Answer>> = {
    LINE: z.string().trim().min(1).max(2000),
    PASSAGE: z.string().trim().min(1).max(20_000),
    CHOICE: code,
    CHOICES: z.array(code).min(1).max(100),
    TIME: z.strictObject({
      earliest: instant,
      latest: instant,
      zone: z.string().max(60),
      certainty,
      wording: z.string().max(200),
    }),
    DAY: z.iso.date(),
    NUMBER: z.string().regex(/^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i),
    QUANTITIES: z
      .array(z.strictObject({ number: z.number().nonnegative(), unit: line, what: line }))
      .min(1)
      .max(50),
    INDICATORS: z
      .array(
        z.strictObject({
          kind: z.enum(indicatorKindCodes as [(typeof indicatorKindCodes)[number], ...typeof indicatorKindCodes]),
          value: z.string().trim().min(1).max(2000),
          certainty,
        }),
      )
      .min(1)
      .max(1000),
  }
  return schemas[field.kind]
}

const isEmpty = (given: unknown): boolean =>
  given === null || (typeof given === 'string' && given.trim() === '') || (Array.isArray(given) && given.length === 0)

/**
 * What somebody answered on the form itself, by the codes of its fields; empty answers are no answers.
 * @returns the answers, and the codes of fields that do not exist, that the report fills, or whose answer does not fit
 */
export const checkAnswers = (
  definition: Pick<FormDefinition, 'sections'>,
  given: Readonly<Record<string, unknown>>,
): { answers: Record<string, Answer>; wrong: string[] } => {
  const fields = new Map(fieldsOf(definition).map(field => [field.code, field]))
  const answers: Record<string, Answer> = {}
  const wrong: string[] = []
  for (const [code, answer] of Object.entries(given)) {
    if (isEmpty(answer)) continue
    const field = fields.get(code)
    const read = field && !field.from ? schemaOf(field).safeParse(answer) : undefined
    if (read?.success) answers[code] = read.data
    else wrong.push(code)
  }
  return { answers, wrong }
}

import { sql } from 'kysely'
import type { Tx } from './database.ts'

export interface Figure {
  figure: string
  label: string
  value: number
}

/** Counts over the whole installation, for the actor “meter” alone. */
export const operationFigures = async (tx: Tx): Promise<Figure[]> =>
  (await sql<Figure>`select figure, label, value from operation_figures()`.execute(tx)).rows

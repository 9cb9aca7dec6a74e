import { frame } from './en/frame.ts'
import { ui } from './en/ui.ts'

/** One namespace for each area; a page adds its own file and one line here. */
export const en = { frame, ui } as const

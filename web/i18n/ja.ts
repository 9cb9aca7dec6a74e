import { frame } from './ja/frame.ts'
import { ui } from './ja/ui.ts'

/** One namespace for each area; a page adds its own file and one line here. */
export const ja = { frame, ui } as const

import { z } from 'zod'
import { passwordLength } from './model.ts'

/** A password as it is chosen; whoever signs in may send any. */
export const newPassword = z.string().min(passwordLength.min).max(passwordLength.max)

import { type Tlp, tlpLabels } from '../../src/kernel/tlp.ts'

/** A label as it travels; what cannot be read is handled as the closest (src/kernel/tlp.ts). */
export const tlpOf = (text: string): Tlp => tlpLabels.find(label => label === text) ?? 'TLP:RED'

import { type Tlp, tlpLabels } from '../../src/kernel/tlp.ts'

/** A label as it travels; what is not one is handled as the closest (TLP 2.0, kernel/tlp `closest`). */
export const asTlp = (text: string): Tlp => tlpLabels.find(label => label === text) ?? 'TLP:RED'

/** TLP 2.0: coloured text on black, these colours for nothing else (FIRST, August 2022). */
export const tlpInks: Record<string, string> = {
  'TLP:RED': '#FF2B2B',
  'TLP:AMBER': '#FFC000',
  'TLP:AMBER+STRICT': '#FFC000',
  'TLP:GREEN': '#33FF00',
  'TLP:CLEAR': '#FFFFFF',
}

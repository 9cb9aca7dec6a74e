/** 有用さ: what a recipient says of an advisory. */
export const usefulness = {
  USEFUL: { ja: '役に立った', en: 'Useful' },
  PARTLY: { ja: '一部役に立った', en: 'Partly useful' },
  NOT_USEFUL: { ja: '役に立たなかった', en: 'Not useful' },
} as const

export type Usefulness = keyof typeof usefulness
export const usefulnessCodes = Object.keys(usefulness) as [Usefulness, ...Usefulness[]]

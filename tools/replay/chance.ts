/** Where the uncertain comes from. Each thing drawn has a key of its own: varying one assumption redraws nothing else. */
export interface Chance {
  /** 0 ≤ n < 1 */
  share(key: string): number
  /** Standard normal. */
  normal(key: string): number
}

/** Everything at its median; what happens in half of all cases or fewer does not happen. */
export const median: Chance = { share: () => 0.5, normal: () => 0 }

/** Two rounds of multiply and shift over the key; 32 bits are plenty for shares of a thousand draws. */
const hashOf = (seed: number, key: string): number => {
  let hash = (seed ^ 0x9e3779b9) >>> 0
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0
  for (const shift of [16, 13, 16]) hash = Math.imul(hash ^ (hash >>> shift), 0x85ebca6b) >>> 0
  return (hash ^ (hash >>> 16)) >>> 0
}

export const drawn = (seed: number): Chance => {
  const share = (key: string) => hashOf(seed, key) / 2 ** 32
  return {
    share,
    normal: key => {
      const radius = Math.sqrt(-2 * Math.log(1 - share(`${key}/r`)))
      return radius * Math.cos(2 * Math.PI * share(`${key}/a`))
    },
  }
}

import type { Judgement } from '../model.ts'

export interface Voice {
  host: string
  agent: string
  /** Hosts the program of this name spoke to in the whole period, this one among them. */
  hosts: number
  /** Of them: reported for other reasons. */
  reported: number
}

/**
 * 0.85, as conduct and as context: a program that calls itself so spoke to two reported destinations at least, and they
 * are half or more of all it spoke to. A browser, or a name that malware borrowed from one, is spread over hundreds of hosts.
 */
export const score = ({ agent, hosts, reported }: Voice): Judgement | undefined =>
  reported >= 2 && reported * 2 >= hosts
    ? {
        weight: 0.85,
        ja: `User-Agent「${agent.slice(0, 60)}」のプログラムが通信した${hosts}件の接続先のうち、${reported}件がほかの理由で不審`,
        en: `the program “${agent.slice(0, 60)}” spoke to ${hosts} destinations, ${reported} of which are suspicious for other reasons`,
      }
    : undefined

import type { ActorKind } from './actor-kinds.ts'
import type { Labelled } from './label.ts'

interface RelationRow extends Labelled {
  /** `'ANY'` where any organisation may stand, or where the end is a system rather than an organisation. */
  from: readonly ActorKind[] | 'ANY'
  to: readonly ActorKind[] | 'ANY'
}

/** 関係: each is stored with its validity (R-003, DOMAIN §1.2). A relation alone grants no reading (DOMAIN §14). */
export const relationKinds = {
  SUPERVISES: { ja: '監督', en: 'supervises', from: ['MINISTRY', 'SUPERVISING_BUREAU'], to: ['SUPERVISED_BODY'] },
  REGULATES: { ja: '所管', en: 'regulates', from: ['SECTOR_MINISTRY'], to: ['CI_OPERATOR'] },
  MEMBER_OF: {
    ja: '構成員',
    en: 'member of',
    from: ['CI_OPERATOR', 'CEPTOAR'],
    to: ['CEPTOAR', 'CEPTOAR_COUNCIL'],
  },
  PARTICIPANT_OF: { ja: '参加', en: 'participant of', from: 'ANY', to: ['NETWORK'] },
  RUNS: { ja: '運営', en: 'runs', from: ['NPA', 'METI', 'MIC', 'COORD'], to: ['NETWORK'] },
  MONITORS: { ja: '監視', en: 'monitors', from: ['GSOC', 'SOC_OPERATOR'], to: 'ANY' },
  CONTRACTS: { ja: '委託', en: 'contracts', from: 'ANY', to: ['CONTRACTOR', 'SUBCONTRACTOR'] },
  OPERATES: { ja: '運用', en: 'operates', from: ['SYSTEM_OPERATOR'], to: 'ANY' },
  CONNECTED_VIA: { ja: '接続経由', en: 'connected via', from: ['SUPERVISED_BODY'], to: ['MINISTRY'] },
} as const satisfies Record<string, RelationRow>

export type RelationKind = keyof typeof relationKinds

import type { CauseDetail } from './cause-classes.ts'
import type { Labelled } from './label.ts'

/**
 * The five buttons at 3 a.m. (SCREENS §8.2). A button is coarser than 別紙3: `countedAs` is the detail it stands for in
 * the figures until a follow-up picks one of `details`, so that nobody is made to claim more than they know.
 */
export const causeChoices = {
  ATTACK: {
    ja: '攻撃の疑い',
    en: 'Suspected attack',
    details: ['CA_INT_MAIL', 'CA_INT_SPOOF', 'CA_INT_FLOOD', 'CA_INT_STEAL', 'CA_INT_INSIDER', 'CA_INT_OTHER'],
    countedAs: 'CA_INT_OTHER',
  },
  FAULT: {
    ja: '故障・不具合',
    en: 'Failure or defect',
    details: ['CA_ACC_HW', 'CA_ACC_VULN', 'CA_ACC_SPILL', 'CA_ACC_OTHER'],
    countedAs: 'CA_ACC_OTHER',
  },
  OPERATION: {
    ja: '操作・設定',
    en: 'Operation or settings',
    details: ['CA_ACC_OPER', 'CA_ACC_MGMT', 'CA_ACC_OUTSRC', 'CA_ACC_FILE', 'CA_ACC_SITE', 'CA_INT_NEGLECT'],
    countedAs: 'CA_ACC_OTHER',
  },
  DISASTER: {
    ja: '災害',
    en: 'Disaster',
    details: ['CA_ENV_DISASTER', 'CA_ENV_ILLNESS', 'CA_ENV_OTHER'],
    countedAs: 'CA_ENV_DISASTER',
  },
  UNKNOWN: { ja: '不明', en: 'Unknown', details: ['CA_OTH_UNKNOWN'], countedAs: 'CA_OTH_UNKNOWN' },
} as const satisfies Record<string, Labelled & { details: readonly CauseDetail[]; countedAs: CauseDetail }>

export type CauseChoice = keyof typeof causeChoices

import { describe, expect, test } from 'vitest'
import { errors, must, NoroshiError } from './errors.ts'
import type { FlowRow } from './flows/model.ts'
import { flowFor, flows, type Message, mayFlow, messageCodes, receiversOf } from './flows.ts'
import { type ActorKind, actorKindCodes } from './taxonomy/actor-kinds.ts'
import { codesOf } from './taxonomy/label.ts'

/** Written by hand from DOMAIN §1.3, one `sender>receivers` for each pair that is allowed. */
const byHand: Partial<Record<Message, readonly string[]>> = {
  INCIDENT_REPORT: [
    'CI_OPERATOR>SECTOR_MINISTRY,COORD',
    'SECTOR_MINISTRY>COORD',
    'MINISTRY_CSIRT>COORD',
    'SUPERVISED_BODY>SUPERVISING_BUREAU',
    'SUPERVISING_BUREAU>MINISTRY_CSIRT,MINISTRY',
  ],
  CONSULTATION: ['CI_OPERATOR>SECTOR_MINISTRY,COORD'],
  POLICE_REPORT: ['MINISTRY_CSIRT>POLICE'],
  LARGE_SCALE_REPORT: ['MINISTRY_CSIRT>COORD'],
  ADVISORY: [
    'COORD>MINISTRY,MINISTRY_CSIRT,CI_OPERATOR,SUPERVISED_BODY,SECTOR_MINISTRY,OTHER_BRANCH',
    'SECTOR_MINISTRY>CEPTOAR',
    'CEPTOAR>CI_OPERATOR,CEPTOAR_COUNCIL',
    'CEPTOAR_COUNCIL>CEPTOAR',
  ],
  ALERT_REQUEST: ['COORD>SECTOR_MINISTRY'],
  DETECTION_NOTICE: ['GSOC>MINISTRY,MINISTRY_CSIRT'],
  CONTAINMENT_REPORT: ['MINISTRY>GSOC', 'MINISTRY_CSIRT>GSOC'],
  ADVICE: ['GSOC>MINISTRY,MINISTRY_CSIRT'],
  CONFIRMATION: ['GSOC>MINISTRY,MINISTRY_CSIRT'],
  SAMPLE_SUBMISSION: ['MINISTRY>ANALYSIS', 'MINISTRY_CSIRT>ANALYSIS'],
  ANALYSIS_RESULT: ['ANALYSIS>MINISTRY,MINISTRY_CSIRT'],
  ANONYMISED_CASE: ['COORD>MINISTRY,MINISTRY_CSIRT'],
  EXTERNAL_INFO: ['RESPONSE_ORG>COORD', 'JPCERT>COORD', 'IPA>COORD', 'VENDOR>COORD'],
  PRE_PUBLICATION_VULN: ['IPA>COORD,CI_OPERATOR', 'JPCERT>COORD,CI_OPERATOR'],
  NETWORK_SHARE: [
    'NETWORK>COORD,MINISTRY_CSIRT,CSIRT_ASSOC',
    'NPA>COORD,MINISTRY_CSIRT,CSIRT_ASSOC',
    'METI>COORD,MINISTRY_CSIRT,CSIRT_ASSOC',
    'MIC>COORD,MINISTRY_CSIRT,CSIRT_ASSOC',
    'COORD>NETWORK,NPA,METI,MIC',
  ],
  SOC_SHARE: ['SOC_OPERATOR>SOC_OPERATOR,COORD'],
  HQ_REPORT: ['COORD>HQ_HEAD'],
  MATERIAL_REQUEST: ['HQ_HEAD>MINISTRY'],
  INSTRUCTION: ['CSPC>MINISTRY,MINISTRY_CSIRT'],
  SUPPORT_REQUEST: ['MINISTRY>COORD', 'MINISTRY_CSIRT>COORD'],
  DISPATCH: ['COORD>CYMAT'],
  SUPPORT_DISPATCH: ['MINISTRY_CSIRT>MINISTRY,MINISTRY_CSIRT'],
  CONTRACT_PERIODIC_REPORT: ['CONTRACTOR>MINISTRY,MINISTRY_CSIRT,SUPERVISED_BODY'],
  CONTRACT_BREACH_REPORT: ['CONTRACTOR>MINISTRY,MINISTRY_CSIRT,SUPERVISED_BODY'],
  EXTERNAL_AUDIT_REPORT: ['CONTRACTOR>MINISTRY,MINISTRY_CSIRT,SUPERVISED_BODY'],
  INVESTIGATION_INPUT: ['POLICE>INV_TEAM', 'NPA>INV_TEAM'],
  ANNUAL_REPORT: ['HQ>PUBLIC'],
  INVESTIGATION_REPORT: ['HQ>PUBLIC'],
  INVITATION: ['COORD>CI_OPERATOR,SECTOR_MINISTRY'],
  STATUS_REQUEST: [
    'COORD>CI_OPERATOR,SUPERVISED_BODY,MINISTRY_CSIRT',
    'SECTOR_MINISTRY>CI_OPERATOR,SUPERVISED_BODY,MINISTRY_CSIRT',
    'SUPERVISING_BUREAU>CI_OPERATOR,SUPERVISED_BODY,MINISTRY_CSIRT',
  ],
}

const pairs = (lines: readonly string[]): Set<string> =>
  new Set(
    lines.flatMap(line => {
      const [from, to = ''] = line.split('>')
      return to.split(',').map(kind => `${from}>${kind}`)
    }),
  )
const turned = (all: ReadonlySet<string>): Set<string> =>
  new Set([...all].map(pair => pair.split('>').reverse().join('>')))

const own = pairs(Object.values(byHand).flat())
const allowed = (message: Message): Set<string> => {
  if (message === 'RECEIPT') return turned(own)
  if (message === 'QUESTION' || message === 'ANSWER') return new Set([...own, ...turned(own)])
  return pairs(byHand[message] ?? [])
}

describe('the flow matrix', () => {
  test.each(messageCodes)('R-007: %s goes from a kind to a kind exactly where the matrix has it', message => {
    const open: string[] = []
    for (const from of actorKindCodes) {
      for (const to of actorKindCodes) if (mayFlow(message, [from], [to]).allowed) open.push(`${from}>${to}`)
    }
    expect(new Set(open)).toEqual(allowed(message))
    expect(open.length).toBeGreaterThan(0)
  })

  test('has the 36 rows in both languages', () => {
    expect(codesOf(flows).sort()).toEqual(Array.from({ length: 36 }, (_, n) => `F${String(n + 1).padStart(2, '0')}`))
    for (const row of Object.values(flows) as FlowRow[]) {
      for (const words of [row.trigger, row.precondition ?? row.trigger]) {
        expect(words.ja).not.toBe('')
        expect(words.en).not.toMatch(/^$|[\u3040-\u30ff\u4e00-\u9fff]/)
      }
      expect(row.legs.length > 0).toBe(row.along === undefined)
    }
  })

  test('an advisory for a sector goes down ministry, CEPTOAR, operator, in that order (F09)', () => {
    expect(flowFor('ADVISORY', ['COORD'], ['SECTOR_MINISTRY'])).toEqual({ flow: 'F09', leg: 1, mode: 'DIRECT' })
    expect(flowFor('ADVISORY', ['SECTOR_MINISTRY'], ['CEPTOAR'])).toEqual({ flow: 'F09', leg: 2, mode: 'DIRECT' })
    expect(flowFor('ADVISORY', ['CEPTOAR'], ['CI_OPERATOR'])).toEqual({ flow: 'F09', leg: 3, mode: 'DIRECT' })
  })

  test('an operator’s report goes to the ministry, with the coordinator in copy (F01)', () => {
    expect(flowFor('INCIDENT_REPORT', ['CI_OPERATOR'], ['SECTOR_MINISTRY'])).toMatchObject({ leg: 1, mode: 'DIRECT' })
    expect(flowFor('INCIDENT_REPORT', ['CI_OPERATOR'], ['COORD'])).toEqual({ flow: 'F01', leg: 1, mode: 'COPY' })
    expect(flowFor('INCIDENT_REPORT', ['SECTOR_MINISTRY'], ['COORD'])).toMatchObject({ flow: 'F01', leg: 2 })
  })

  test('a given leg is looked for, and no other', () => {
    expect(flowFor('INCIDENT_REPORT', ['SECTOR_MINISTRY'], ['COORD'], 2)?.flow).toBe('F01')
    expect(flowFor('INCIDENT_REPORT', ['SECTOR_MINISTRY'], ['COORD'], 1)).toBeUndefined()
  })

  test('R-002: an organisation of several kinds may send as any of them', () => {
    expect(mayFlow('INCIDENT_REPORT', ['MINISTRY', 'MINISTRY_CSIRT'], ['GSOC', 'COORD']).allowed).toBe(true)
    expect(mayFlow('INCIDENT_REPORT', [], ['COORD']).allowed).toBe(false)
  })

  test('R-005: an observer is sent advisories and reports nothing', () => {
    expect(mayFlow('ADVISORY', ['COORD'], ['OTHER_BRANCH']).allowed).toBe(true)
    expect(receiversOf('INCIDENT_REPORT', ['OTHER_BRANCH'])).toEqual([])
  })

  test('R-008: an operator consults its ministry or the coordinator', () => {
    expect(receiversOf('CONSULTATION', ['CI_OPERATOR'])).toEqual(['COORD', 'SECTOR_MINISTRY'])
  })
})

describe('networks', () => {
  const networks: readonly ActorKind[][] = [
    ['NETWORK'],
    ['NPA', 'MINISTRY_CSIRT'],
    ['METI', 'MINISTRY_CSIRT'],
    ['MIC', 'CSIRT_ASSOC'],
  ]

  test('never share past the hub, also where the receiver has a CSIRT that could be sent to', () => {
    for (const from of networks) {
      for (const to of networks) expect(mayFlow('NETWORK_SHARE', from, to).allowed).toBe(false)
    }
    expect(mayFlow('NETWORK_SHARE', ['NPA'], ['MINISTRY_CSIRT']).allowed).toBe(true)
  })

  test('share with the hub and from it, even when the hub runs a network itself', () => {
    for (const network of networks) {
      expect(mayFlow('NETWORK_SHARE', network, ['COORD', 'NETWORK']).allowed).toBe(true)
      expect(mayFlow('NETWORK_SHARE', ['COORD', 'NETWORK'], network).allowed).toBe(true)
    }
  })
})

describe('R-007: a refusal', () => {
  const refusal = mayFlow('ADVISORY', ['CEPTOAR'], ['POLICE'])

  test('names the sender, the receiver and where the sender can turn instead', () => {
    expect(refusal).toMatchObject({
      allowed: false,
      code: 'flow_not_allowed',
      because: 'ADVISORY: CEPTOAR to POLICE; possible: CI_OPERATOR, CEPTOAR_COUNCIL',
      values: {
        messageJa: '情報提供',
        fromJa: 'セプター',
        toJa: '警察',
        nearestJa: '重要インフラ事業者等・セプターカウンシル',
        toEn: 'Police',
      },
    })
  })

  test('of a message one may never send names those one may ask', () => {
    expect(mayFlow('POLICE_REPORT', ['CEPTOAR'], ['POLICE'])).toMatchObject({
      values: { nearestEn: expect.stringContaining('Sector ministry') },
    })
    expect(mayFlow('ADVISORY', ['AUDITOR'], ['PUBLIC'])).toMatchObject({ values: { nearestEn: 'Coordinator' } })
  })

  test('becomes an error whose sentence has no gap in either language', () => {
    try {
      must(refusal)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof NoroshiError)) throw error
      for (const language of ['ja', 'en'] as const) {
        const sentence = errors[error.code][language].replace(/\{(\w+)\}/g, (gap, name) =>
          String(error.values[name] ?? gap),
        )
        expect(sentence).not.toMatch(/[{}]|undefined/)
      }
      expect(errors.flow_not_allowed.status).toBe(409)
    }
  })
})

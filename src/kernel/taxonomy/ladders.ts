import { codesOf, type Table } from './label.ts'

/** 連絡経路の段: where one step of a running ladder stands (SCREENS §4). */
export const ladderSteps = {
  SCHEDULED: { ja: '予定', en: 'Scheduled' },
  CALLING: { ja: '呼び出し中', en: 'Calling' },
  RECEIVED: { ja: '受け取りました', en: 'Received' },
  RECEIVED_BY_DEPUTY: { ja: '代行者が受領', en: 'Received by deputy' },
  NO_ANSWER: { ja: '応答なし', en: 'No answer' },
  UNDELIVERABLE: { ja: '不達', en: 'Undeliverable' },
} as const satisfies Table

export type LadderStepState = keyof typeof ladderSteps

/** 連絡経路の契機: what sets a ladder going. */
export const ladderOccasions = {
  NOTICE_RECEIVED: { ja: '検知通知を受けたとき', en: 'A notice has been received' },
  ADVISORY_UNANSWERED: { ja: '情報提供に応答がないとき', en: 'An advisory is not answered' },
  SWEEP_OVERDUE: { ja: '痕跡点検が期限を過ぎたとき', en: 'A sweep is overdue' },
  INCIDENT_RECOGNISED: { ja: '事案を認知したとき', en: 'An incident has been recognised' },
} as const satisfies Table

export type LadderOccasion = keyof typeof ladderOccasions
export const ladderOccasionCodes = codesOf(ladderOccasions)

/** 連絡手段: the ways on which a person is called. */
export const channels = {
  SCREEN: { ja: '画面', en: 'Screen' },
  MAIL: { ja: 'メール', en: 'Mail' },
  VOICE: { ja: '音声', en: 'Voice' },
  SMS: { ja: 'SMS', en: 'SMS' },
  WEBHOOK: { ja: 'Webhook', en: 'Webhook' },
} as const satisfies Table

export type Channel = keyof typeof channels
export const channelCodes = codesOf(channels)

/**
 * The reporting chain (a)–(e) of the case's ministry (DOMAIN §5.4, R-066), with what the CISO orders, what the head of the
 * CSIRT verified and the line that leads to the CISO at once.
 */
export const chainSteps = {
  RECEIVED_AT_WINDOW: { ja: '(a) 窓口が通知を受け付ける', en: '(a) The window accepts the notice' },
  STAFF_TO_HEAD: { ja: '(b) 職員から課室長へ', en: '(b) Staff to their section head' },
  HEAD_TO_CSIRT: { ja: '(c) 課室長からCSIRTへ', en: '(c) Section head to the CSIRT' },
  HEAD_TO_BUREAU: { ja: '(d) 監督部局の総括課長へ', en: '(d) To the bureau’s general section head' },
  HEAD_TO_CISO: { ja: '(e) CISOへ', en: '(e) To the CISO' },
  CISO_ORDER: { ja: '(e) CISOによる封じ込めの指示', en: '(e) The CISO orders containment' },
  VERIFIED: { ja: 'CSIRT責任者による確認', en: 'Verified by the head of the CSIRT' },
  IMMEDIATE_TO_CISO: { ja: 'CISOへの即時報告', en: 'Immediate report to the CISO' },
} as const satisfies Table

export type ChainStep = keyof typeof chainSteps
export const chainStepCodes = codesOf(chainSteps)

/** What a step of a ladder can fulfil by being acknowledged; the rest is told by people. */
export const chainDuties = [
  'RECEIVED_AT_WINDOW',
  'STAFF_TO_HEAD',
  'HEAD_TO_CSIRT',
  'HEAD_TO_BUREAU',
  'HEAD_TO_CISO',
] as const satisfies readonly ChainStep[]

export type ChainDuty = (typeof chainDuties)[number]

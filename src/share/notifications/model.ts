import { type ScenarioKind, scenarioKinds } from '../../kernel/clock.ts'
import { mayStandInMail, type Tlp } from '../../kernel/tlp.ts'

/** What a mail says: that something waits, its number and label, and where to look. Its text stays behind the sign-in. */
export const notificationKinds = {
  'report.received': { ja: '情報連絡が届きました', en: 'An incident report has arrived' },
  'report.follow_up': { ja: '続報が届きました', en: 'A follow-up report has arrived' },
  'report.returned': { ja: '情報連絡が差し戻されました', en: 'Your report was returned' },
  'case.opened': { ja: '事案として扱うことになりました', en: 'Your report is now handled as a case' },
  'case.placed': {
    ja: '貴組織の端末に関する事案が共有されました',
    en: 'A case about a terminal in your organisation is shared with you',
  },
  'invitation.received': {
    ja: '公知の事案について報告を依頼されています',
    en: 'You are invited to report a publicly known case',
  },
  'invitation.copied': { ja: '報告の依頼の写しが届きました', en: 'A copy of an invitation to report has arrived' },
  'invitation.reminder': {
    ja: '報告の依頼への回答がまだです',
    en: 'An invitation to report still waits for your answer',
  },
  'alert_request.received': { ja: '注意喚起の要請が届きました', en: 'A request to warn your operators has arrived' },
  'alert_request.reminder': {
    ja: '注意喚起の要請への回答がまだです',
    en: 'A request to warn your operators still waits for your answer',
  },
  'alert_request.answered': { ja: '注意喚起の要請に回答がありました', en: 'A request to warn operators was answered' },
  'sweep.asked': { ja: '痕跡点検の依頼が届きました', en: 'You are asked to sweep your logs' },
  'sweep.extended': { ja: '痕跡点検に痕跡情報が追加されました', en: 'Indicators were added to a sweep' },
  'sweep.reminder': { ja: '痕跡点検の回答がまだです', en: 'A sweep still waits for your answer' },
  'sweep.recalled': { ja: '痕跡点検の依頼が取り下げられました', en: 'A sweep was recalled' },
  'sweep.hit': { ja: '痕跡点検に該当の回答がありました', en: 'A sweep was answered with a hit' },
  'sweep.contradicted': { ja: '痕跡点検の回答に矛盾があります', en: 'An answer to a sweep contradicts itself' },
  'outward.task': {
    ja: '警察への相談・通報、または追加の報告が必要です',
    en: 'The police, or an additional report, waits for you',
  },
  'outward.police': { ja: '警察への相談・通報が記録されました', en: 'The police were consulted or told' },
  'outward.large_scale': {
    ja: '大規模サイバー攻撃事態等の報告がありました',
    en: 'A large-scale situation report has arrived',
  },
  'serious.proposed': { ja: '特定重大事象の決定を求められています', en: 'A decision on a serious event waits for you' },
  'serious.decided': { ja: '特定重大事象について決定がありました', en: 'A serious event was decided on' },
  'serious.withdrawn': {
    ja: '特定重大事象の決定が撤回されました',
    en: 'The decision on a serious event was withdrawn',
  },
  'directive.received': { ja: '要求または指示が届きました', en: 'A request or an instruction has arrived' },
  'directive.reminder': {
    ja: '要求または指示への対応がまだです',
    en: 'A request or an instruction still waits for you',
  },
  'directive.answered': { ja: '要求または指示に応答がありました', en: 'A request or an instruction was answered' },
  'situation.reported': { ja: '状況報告が届きました', en: 'A situation report has arrived' },
  'investigation.done': { ja: '調査が終わりました', en: 'An investigation has finished' },
  'investigation.failed': { ja: '調査を完了できませんでした', en: 'An investigation could not be finished' },
  'message.question': { ja: '照会が届きました', en: 'A question has arrived' },
  'message.answer': { ja: '回答が届きました', en: 'An answer has arrived' },
  'status.asked': { ja: '対策の状況を照会されています', en: 'You are asked how your measures stand' },
  'status.answered': { ja: '状況の照会に回答がありました', en: 'Your status request was answered' },
  'consent.asked': { ja: '情報提供への同意を求められています', en: 'You are asked for consent to an advisory' },
  'consent.answered': { ja: '同意の依頼に回答がありました', en: 'Your request for consent was answered' },
  'advisory.review_requested': { ja: '情報提供が承認を待っています', en: 'An advisory waits for approval' },
  'advisory.returned': { ja: '情報提供が差し戻されました', en: 'Your advisory was returned' },
  'edition.received': { ja: '情報提供が届きました', en: 'An advisory has arrived' },
  'edition.recall_asked': {
    ja: '情報提供の回収が承認を待っています',
    en: 'The recall of an advisory waits for approval',
  },
  'edition.sent_directly': {
    ja: '応答がないため、情報提供を先の組織へ直接送りました',
    en: 'As you have not answered, an advisory was sent past you',
  },
  'edition.recalled': { ja: '情報提供が回収されました', en: 'An advisory was recalled' },
  'notice.received': { ja: '検知・通知が届きました', en: 'A detection notice has arrived' },
  'notice.answered': { ja: '検知・通知に対応がありました', en: 'Something was done about your notice' },
  'notice.advice': { ja: '検知・通知に助言がありました', en: 'Advice about a notice has arrived' },
  'notice.confirmed': {
    ja: '検知・通知の再検知がないことを確認しました',
    en: 'The signal of a notice is gone',
  },
  'notice.seen_again': { ja: '検知・通知の信号が再び見えました', en: 'The signal of a notice was seen again' },
  'ladder.called': {
    ja: '連絡経路で呼び出されています。「受け取りました」を押してください',
    en: 'You are being called. Please say “I have it”',
  },
  'ladder.desk': {
    ja: '責任者に伝わっていません。当直の対応が必要です',
    en: 'The responsible person is not informed. The duty desk must act',
  },
  'ladder.answered': { ja: '連絡経路の呼び出しを、別の人が受け取りました', en: 'Somebody else has taken the call' },
  'ladder.unreported': {
    ja: '認知した事案の情報連絡が、期限までに届いていません',
    en: 'An incident was recognised, and no report has come in time',
  },
  'ladder.test': {
    ja: '【試験】連絡経路の試験です。「受け取りました」を押してください',
    en: '[TEST] This is a test of your ladder. Please say “I have it”',
  },
  digest: { ja: 'お知らせのまとめ', en: 'Digest of notices' },
  'due.REPORT_RECEIPT': { ja: '情報連絡の受領確認がまだです', en: 'A report still waits for your receipt' },
  'due.FOLLOW_UP_REPORT': { ja: '続報がまだです', en: 'A follow-up report is still missing' },
  'due.REPORT_INVITATION': {
    ja: '報告の依頼への回答がまだです',
    en: 'An invitation to report still waits for your answer',
  },
  'due.ALERT_REQUEST': {
    ja: '注意喚起の要請への回答がまだです',
    en: 'A request to warn your operators still waits for your answer',
  },
  'due.SWEEP_ANSWER': { ja: '痕跡点検の回答がまだです', en: 'A sweep still waits for your answer' },
  'due.POLICE_TASK': {
    ja: '警察への相談・通報がまだです',
    en: 'The police are neither consulted nor told yet',
  },
  'due.LARGE_SCALE_REPORT': {
    ja: '大規模サイバー攻撃事態等の報告がまだです',
    en: 'The large-scale situation report is still missing',
  },
  'due.SERIOUS_EVENT': { ja: '特定重大事象の決定がまだです', en: 'A serious event still waits for your decision' },
  'due.MATERIAL_REQUEST': { ja: '要求された資料の提出がまだです', en: 'Requested materials are still missing' },
  'due.INSTRUCTION': { ja: '指示の完了がまだです', en: 'An instruction is not carried out yet' },
  'due.SITUATION_REPORT': { ja: '幹部への状況報告がまだです', en: 'A situation report is still missing' },
  'due.QUESTION_ANSWER': { ja: '照会への回答がまだです', en: 'A question still waits for your answer' },
  'due.CONSENT_ANSWER': { ja: '同意の回答がまだです', en: 'A request for consent still waits for your answer' },
  'due.ADVISORY_ACKNOWLEDGE': { ja: '情報提供の受領確認がまだです', en: 'An advisory still waits for your receipt' },
  'due.ADVISORY_ASSESS': {
    ja: '情報提供の点検結果がまだです',
    en: 'An advisory still waits for the result of your check',
  },
  'due.ADVISORY_ACT': {
    ja: '情報提供への対応の記録がまだです',
    en: 'An advisory still waits for what you did about it',
  },
  'due.STATUS_ANSWER': {
    ja: '状況の照会への回答がまだです',
    en: 'A status request still waits for your answer',
  },
  'due.NOTICE_RECEIPT': { ja: '検知・通知の受領確認がまだです', en: 'A detection notice still waits for your receipt' },
  'due.NOTICE_RESPONSIBLE': {
    ja: '検知・通知が責任者に伝わっていません',
    en: 'The responsible person has not been told of a notice',
  },
  'due.NOTICE_CONTAINMENT': {
    ja: '検知・通知への隔離の報告がまだです',
    en: 'A notice still waits for your report of containment',
  },
  'due.INCIDENT_REPORT': {
    ja: '認知した事案の情報連絡がまだです',
    en: 'An incident that was recognised still waits for your report',
  },
  'due.CASE_WATCH': { ja: '再攻撃の見張りの期限です', en: 'A watch for the next attack is coming to its end' },
  'due.MEASURE_DUE': { ja: '対策の記録がまだです', en: 'A measure is not finished yet' },
} as const satisfies Record<string, { ja: string; en: string }>

export type NotificationKind = keyof typeof notificationKinds

/**
 * What is known of a mail. SETTLED: a person made sure in another way; DIGEST waits for the next digest, DIGESTED went into
 * one, SILENT is not mailed at all.
 */
export const mailStates = [
  'QUEUED',
  'SENDING',
  'SENT',
  'FAILED',
  'UNCONFIRMED',
  'SETTLED',
  'DIGEST',
  'DIGESTED',
  'SILENT',
] as const

export type MailState = (typeof mailStates)[number]

export interface Letter {
  kind: NotificationKind
  language: 'ja' | 'en'
  number: string
  tlp: Tlp
  /** Address of the thing in the client. */
  url: string
  /** Set where nothing of it is real. */
  scenario?: ScenarioKind | undefined
}

const waiting = { ja: 'Noroshi に確認が必要なものがあります', en: 'Something waits for you in Noroshi' }

export const notReal: Readonly<Record<ScenarioKind, { ja: string; en: string }>> = {
  REPLAY: {
    ja: 'これは過去の事案の再現です。実際の連絡ではありません。',
    en: 'This is a replay of a past case. It is not a real notice.',
  },
  DRILL: { ja: 'これは演習です。実際の連絡ではありません。', en: 'This is an exercise. It is not a real notice.' },
}

/**
 * Subject and body by label alone (kernel/tlp): what kind of thing it is and its number stand in a mail only where the
 * label lets them; a title or a text never does, because mails cross networks in the clear.
 */
export const compose = (letter: Letter): { subject: string; text: string } => {
  const { language, tlp } = letter
  const what = (mayStandInMail(tlp, 'KIND') ? notificationKinds[letter.kind] : waiting)[language]
  const number = mayStandInMail(tlp, 'NUMBER') ? letter.number : ''
  const subject =
    `${letter.scenario ? `[${scenarioKinds[letter.scenario][language]}] ` : ''}[${tlp}] ${what} ${number}`.trim()
  const unreal = letter.scenario ? `${notReal[letter.scenario][language]}\n\n` : ''
  return language === 'ja'
    ? {
        subject,
        text: `${unreal}${what}${number && `（${number}）`}。\n内容はサインインして確認してください。\n${letter.url}\n\nこのメールに内容は記載していません。取扱い：${tlp}\n`,
      }
    : {
        subject,
        text: `${unreal}${what}${number && ` (${number})`}.\nSign in to read it.\n${letter.url}\n\nThis mail carries no content. Handling: ${tlp}\n`,
      }
}

const pages: Readonly<Record<string, string>> = {
  report: 'reports',
  case: 'cases',
  advisory: 'advisories',
  edition: 'inbox',
  consent_request: 'consents',
  report_invitation: 'report-invitations',
  alert_request: 'alert-requests',
  serious_event: 'serious-events',
  directive: 'directives',
  situation_report: 'situation-reports',
  sweep: 'sweeps',
  investigation: 'investigations',
  notice: 'detection-notices',
}

const receipts: readonly NotificationKind[] = ['edition.received', 'due.ADVISORY_ACKNOWLEDGE']

/** Where a notice leads: a digest to the list of notices, what waits for “I have it” to that one button. */
export const pageOf = (kind: NotificationKind, objectKind: string, id: string): string =>
  kind === 'digest' ? '/notices' : `/${pages[objectKind] ?? 'inbox'}/${id}${receipts.includes(kind) ? '/receive' : ''}`

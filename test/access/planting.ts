import type { SeatName } from '../chain.ts'
import type { HttpChain } from '../http.ts'
import { canaries, type Walk } from '../walk.ts'
import { circle, coordinator, own } from './row.ts'

/** A word that nobody outside its circle may ever see, with those who may. */
export interface Canary {
  word: string
  circle: string
}

const relay = 'ministry'
const withCeptoar = 'ministry ceptoar'

/** Beside the words of the walk: one for each free-text field that people fill in later, and who may read it. */
const planted = {
  unsentFileName: { word: 'CANARY-UNSENT-FILE-9A', circle: 'operator' },
  unsentNote: { word: 'CANARY-UNSENT-NOTE-9B', circle: 'operator' },
  system: { word: 'CANARY-SYSTEM-9C', circle },
  service: { word: 'CANARY-SERVICE-9D', circle },
  causeDetail: { word: 'CANARY-CAUSE-DETAIL-9E', circle },
  effect: { word: 'CANARY-EFFECT-9F', circle },
  effectWhat: { word: 'CANARY-EFFECT-WHAT-9G', circle },
  effectJudge: { word: 'CANARY-EFFECT-JUDGE-9H', circle },
  sharingJudge: { word: 'CANARY-SHARING-JUDGE-9J', circle },
  occurredWords: { word: 'CANARY-OCCURRED-9K', circle },
  measuresTaken: { word: 'CANARY-TAKEN-9L', circle },
  measuresPlanned: { word: 'CANARY-PLANNED-9M', circle },
  legalBasis: { word: 'CANARY-LEGAL-9N', circle },
  reportLessons: { word: 'CANARY-REPORT-LESSONS-9P', circle },
  indicator: { word: 'canary-9q.example', circle },
  measureEvidence: { word: 'CANARY-EVIDENCE-9R', circle },
  statusAnswer: { word: 'CANARY-STATUS-ANSWER-9S', circle },
  reportMessage: { word: 'CANARY-REPORT-MESSAGE-9T', circle },
  handover: { word: 'CANARY-HANDOVER-9U', circle: coordinator },
  templateName: { word: 'CANARY-TEMPLATE-NAME-9V', circle: coordinator },
  templateText: { word: 'CANARY-TEMPLATE-TEXT-9W', circle: coordinator },
  ratingComment: { word: 'CANARY-RATING-9X', circle: `${coordinator} ${relay}` },
  action: { word: 'CANARY-ACTION-9Y', circle: `${coordinator} ${withCeptoar} peer` },
  warningNote: { word: 'CANARY-WARNING-9Z', circle: `${coordinator} ${relay}` },
  takenBy: { word: 'CANARY-TAKEN-BY-6A', circle: own },
  takenFrom: { word: 'CANARY-TAKEN-FROM-6B', circle: own },
  sentTo: { word: 'CANARY-SENT-TO-6C', circle: own },
  receiptNumber: { word: 'CANARY-RECEIPT-NUMBER-6D', circle: own },
  invitationMessage: { word: 'CANARY-INVITATION-6E', circle },
} as const satisfies Record<string, Canary>

/** Some of the walk's words have a circle of their own, not the report's. */
const ownCircle: Partial<Record<keyof typeof canaries, string>> = {
  draftText: own,
  filterName: coordinator,
  purpose: `${coordinator} ${own}`,
  thread: `${coordinator} ${relay}`,
  alertTitle: `${coordinator} ${relay}`,
  investigation: own,
  noticedCase: `${coordinator} ${relay} watch`,
  signature: `${coordinator} ${relay} watch`,
  seriousReason: `${coordinator} headquarters`,
  directiveTitle: `${coordinator} ${relay} headquarters`,
  situation: `${coordinator} headquarters`,
}

export const everyCanary: Readonly<Record<string, Canary>> = {
  ...Object.fromEntries(
    Object.entries(canaries).map(([field, word]) => [
      field,
      { word, circle: ownCircle[field as keyof typeof canaries] ?? circle },
    ]),
  ),
  ...planted,
}

/** Fills in what the walk leaves empty, each field with its word. */
export const plant = async ({ call, chain, relay: carry }: HttpChain, walked: Walk): Promise<void> => {
  const must = async (...request: Parameters<HttpChain['call']>) => {
    const answer = await call(...request)
    if (answer.status >= 300)
      throw new Error(`${request.slice(0, 3).join(' ')} answered ${answer.status}: ${answer.text}`)
    return answer
  }
  const put = (seat: SeatName, path: string, body: unknown, version = 0) =>
    must(seat, 'PUT', path, body, version > 0 ? { 'if-match': `"${version}"` } : {})
  const word = (field: keyof typeof planted): string => planted[field].word
  const at = (wording: string) => ({
    earliest: '2026-11-20T01:00:00.000Z',
    latest: '2026-11-20T02:00:00.000Z',
    zone: 'Asia/Tokyo',
    certainty: 'PROBABLE',
    wording,
  })
  await must(
    'operator',
    'POST',
    `/attachments?name=${word('unsentFileName')}.txt&note=${word('unsentNote')}`,
    Buffer.from('x'),
  )
  await must('operator', 'POST', `/reports/${walked.report}/versions`, {
    kind: 'FOLLOW_UP',
    after: 1,
    content: {
      summary: canaries.summary,
      contact: { name: canaries.contact, phone: '03-0000-0142' },
      method: canaries.method,
      tlp: 'TLP:AMBER',
      system: word('system'),
      service: word('service'),
      causeDetail: word('causeDetail'),
      impact: word('effect'),
      impactQuantities: [{ what: word('effectWhat'), number: 3, unit: '台' }],
      effectJudgement: { by: word('effectJudge'), at: at('') },
      sharingJudgement: { by: word('sharingJudge'), at: at('') },
      occurredAt: at(word('occurredWords')),
      measuresTaken: word('measuresTaken'),
      measuresPlanned: word('measuresPlanned'),
      legalBasis: word('legalBasis'),
      lessons: word('reportLessons'),
      indicators: [{ kind: 'DOMAIN', value: word('indicator') }],
    },
  })
  await carry()
  const { body: caseRead } = await must('duty', 'GET', `/cases/${walked.case}`)
  const measure = caseRead.measures.find(({ id }: { id: string }) => id === walked.measure)
  await put(
    'operator',
    `/cases/${walked.case}/measures/${walked.measure}`,
    { state: 'DOING', evidence: word('measureEvidence') },
    measure.version,
  )
  await put('operator', `/cases/${walked.case}/status-requests/${walked.statusRequest}/answer`, {
    answer: word('statusAnswer'),
  })
  await must('ministry', 'POST', `/reports/${walked.report}/messages`, { body: word('reportMessage') })
  await must('duty', 'POST', '/handovers', { note: word('handover') })
  const content = { others: { title: '題', source: word('templateText'), requests: [] }, victim: null }
  const template = { kind: 'ALERT', language: 'ja', name: word('templateName'), content, retired: false }
  await must('duty', 'PUT', '/advisory-templates/CANARY', template, { 'if-match': '"0"' })
  await put('ministry', `/editions/${walked.othersEdition}/rating`, {
    rating: 'USEFUL',
    comment: word('ratingComment'),
  })
  const delivery = await must('ministry', 'GET', `/editions/${walked.othersEdition}`)
  await put(
    'ministry',
    `/editions/${walked.othersEdition}/assessment`,
    { assessment: 'AFFECTED', affectedCount: 1 },
    delivery.body.delivery.version,
  )
  await put(
    'ministry',
    `/editions/${walked.othersEdition}/action`,
    { action: word('action') },
    delivery.body.delivery.version + 1,
  )
  await must('ministry', 'POST', `/alert-requests/${walked.alertRequest}/receipt`)
  const asked = await must('ministry', 'GET', `/alert-requests/${walked.alertRequest}`)
  const warning = { operators: 2, note: word('warningNote') }
  await must('ministry', 'PUT', `/alert-requests/${walked.alertRequest}/warning`, warning, { 'if-match': asked.etag })
  const custody = { takenBy: word('takenBy'), takenFrom: word('takenFrom') }
  const asking = { case: walked.case, title: canaries.investigation, ...custody }
  walked.investigation = (await must('operator', 'POST', '/investigations', asking)).body.id
  await put('operator', `/form-exports/${walked.formExport}/sending`, {
    sentAt: chain.world.clock.now().toISOString(),
    sentTo: word('sentTo'),
    receiptNumber: word('receiptNumber'),
    consent: 'REFUSED',
  })
  await must('duty', 'POST', '/public-cases', {
    organisation: chain.ids.OPERATOR,
    title: '報道',
    pressUrl: 'https://press.example/b',
    knownOn: '2026-11-19',
    known: canaries.known,
    message: word('invitationMessage'),
  })
}

import type { HttpChain } from './http.ts'

/**
 * Words that nobody outside their circle may ever see. Each is planted in a different confidential field; a leak says
 * where it came from by itself.
 */
export const canaries = {
  summary: 'CANARY-SUMMARY-7A',
  contact: 'CANARY-CONTACT-7B',
  method: 'CANARY-METHOD-7C',
  caseTitle: 'CANARY-CASE-TITLE-7D',
  lessons: 'CANARY-LESSONS-7E',
  question: 'CANARY-QUESTION-7F',
  measure: 'CANARY-MEASURE-7G',
  statusRequest: 'CANARY-STATUS-REQUEST-8C',
  victimText: 'CANARY-VICTIM-TEXT-7H',
  draftTitle: 'CANARY-DRAFT-TITLE-7J',
  source: 'CANARY-SOURCE-7K',
  forwardNote: 'CANARY-FORWARD-NOTE-7L',
  identifier: 'canary-7m.example',
  conditions: 'CANARY-CONDITIONS-7N',
  purpose: 'CANARY-PURPOSE-7P',
  known: 'CANARY-KNOWN-7Y',
  thread: 'CANARY-THREAD-8A',
  alertTitle: 'CANARY-ALERT-TITLE-7Z',
  investigation: 'CANARY-INVESTIGATION-8F',
  fileName: 'CANARY-FILE-NAME-7Q',
  fileContent: 'CANARY-FILE-CONTENT-7R',
  filterName: 'CANARY-FILTER-8D',
  draftText: 'CANARY-REPORT-DRAFT-7W',
  formAnswer: 'CANARY-FORM-ANSWER-8F',
  policeContent: 'CANARY-POLICE-9A',
  largeScale: 'CANARY-LARGE-SCALE-9B',
  seriousReason: 'CANARY-SERIOUS-9C',
  directiveTitle: 'CANARY-DIRECTIVE-9D',
  situation: 'CANARY-SITUATION-9E',
  noticedCase: 'CANARY-NOTICED-CASE-8G',
  signature: 'CANARY-SIGNATURE-8H',
  target: 'CANARY-TARGET-8J',
  watch: 'CANARY-WATCH-8K',
  recognised: 'CANARY-RECOGNISED-8K',
  chainWords: 'CANARY-CHAIN-8L',
  sweptTerminal: 'CANARY-TERMINAL-8N',
} as const

export interface Walk {
  /** The report's, as people say it. */
  number: string
  report: string
  /** Of the operator, not sent. */
  draft: string
  strangerReport: string
  case: string
  strangerCase: string
  measure: string
  /** Asked by the coordinator how the measures stand, not answered yet. */
  statusRequest: string
  strangerMeasure: string
  /** Shared by the duty officer with the coordinator's people. */
  filter: string
  question: string
  strangerQuestion: string
  /** Released: its editions have gone out. */
  advisory: string
  /** In review, waiting for a second person. */
  waiting: string
  consent: string
  /** Asked and not answered yet. */
  openConsent: string
  /** To the operator, unanswered. */
  invitation: string
  /** Of the operator, for the case; its evidence has not come yet. */
  investigation: string
  /** Of the case, owed by the ministry. */
  largeScale: string
  /** Of the stranger's case, not decided. */
  seriousEvent: string
  /** A request for materials of the ministry, unanswered. */
  directive: string
  /** On the case, from the coordinator to the headquarters. */
  situationReport: string
  /** To the ministry of the operator, unanswered. */
  alertRequest: string
  /** Asked of the operator and the peer, in the case; the operator has answered with a hit. */
  sweep: string
  soughtIndicator: string
  /** Of the sweep, held back for its doubt. */
  heldIndicator: string
  /** The ministry's conversation on the others' edition. */
  thread: string
  /** Came with the first version of the report. */
  attachment: string
  /** Of the report, for the police; not to be shared with the coordinator. */
  formExport: string
  /** Ordered by the operator: one terminal to isolate. */
  containment: string
  /** Of the operator, for the next attack. */
  watch: string
  /** To the ministry, not received yet. */
  notice: string
  /** What the notice rests on. */
  detection: string
  sensor: string
  /** Of the operator, who has recognised something and not reported it. */
  ladderRun: string
  operatorPost: string
  victimEdition: string
  othersEdition: string
}

const contact = { name: canaries.contact, phone: '03-0000-0142' }

/** The chain walked once over HTTP: report, relay, case, consent, release, and the first tiers' receipts. */
export const walk = async (http: HttpChain): Promise<Walk> => {
  const { call, chain } = http
  const must = async (...request: Parameters<HttpChain['call']>) => {
    const answer = await call(...request)
    if (answer.status >= 300)
      throw new Error(`${request.slice(0, 3).join(' ')} answered ${answer.status}: ${answer.text}`)
    return answer
  }
  const send = async (seat: 'operator' | 'stranger', summary: string, attachments: string[] = []) => {
    const { body } = await must(seat, 'POST', '/reports', {
      content: { summary, contact, method: canaries.method, tlp: 'TLP:AMBER' },
      attachments,
    })
    await http.relay()
    return body.id as string
  }
  const openCase = async (report: string, title: string) => {
    await must('duty', 'PUT', `/reports/${report}/versions/1/receipt`)
    return (await must('duty', 'POST', '/cases', { report, title, state: 'CONFIRMED' })).body.id as string
  }
  const addMeasure = async (caseId: string, owner: string, text: string) =>
    (await must('duty', 'POST', `/cases/${caseId}/measures`, { text, ownerOrganisation: chain.ids[owner] })).body
      .id as string
  const ask = async (caseId: string, body: string) =>
    (await must('duty', 'POST', `/cases/${caseId}/messages`, { body })).body.id as string

  await must('operatorHead', 'POST', `/organisations/${chain.ids.OPERATOR}/identifiers`, {
    kind: 'DOMAIN',
    value: canaries.identifier,
  })
  const begun = await must('operator', 'POST', '/report-drafts', {
    kind: 'FIRST',
    content: { summary: canaries.draftText },
  })
  const file = Buffer.from(canaries.fileContent)
  const attachment = (await must('operator', 'POST', `/attachments?name=${canaries.fileName}.txt`, file)).body
    .id as string
  const report = await send('operator', `${canaries.summary} 改札が止まった。`, [attachment])
  const strangerReport = await send('stranger', 'ほかの組織の情報連絡。')
  await must('ministry', 'PUT', `/reports/${report}/versions/1/receipt`)
  await must('ministry', 'PUT', `/reports/${report}/versions/1/forwarding`, { note: canaries.forwardNote })
  const caseId = await openCase(report, canaries.caseTitle)
  const strangerCase = await openCase(strangerReport, 'ほかの事案')
  const measure = await addMeasure(caseId, 'OPERATOR', canaries.measure)
  const statusAsked = await must('duty', 'POST', `/cases/${caseId}/status-requests`, { body: canaries.statusRequest })
  const statusRequest = statusAsked.body.id as string
  const strangerMeasure = await addMeasure(strangerCase, 'STRANGER', '遮断')
  const question = await ask(caseId, canaries.question)
  const strangerQuestion = await ask(strangerCase, '状況はどうですか。')
  const { etag } = await must('duty', 'GET', `/cases/${caseId}`)
  await must('duty', 'PATCH', `/cases/${caseId}`, { lessons: canaries.lessons }, { 'if-match': etag })

  const content = {
    title: canaries.draftTitle,
    kind: 'PREVENTION',
    victim: { title: '至急の対処', body: canaries.victimText, requests: ['遮断'], tlp: 'TLP:AMBER' },
    others: {
      title: '改札システムの障害について',
      source: `${canaries.source}で改札システムが止まった。`,
      removals: [{ kind: 'BY_HAND', start: 0, end: canaries.source.length, replacement: 'ある事業者' }],
      requests: ['同じ構成の点検'],
      tlp: 'TLP:GREEN',
    },
    audience: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] },
    purpose: canaries.purpose,
  }
  const draft = async () => (await must('duty', 'POST', '/advisories', { case: caseId, content })).body.id as string
  const askConsent = async (advisory: string) => {
    const read = await must('duty', 'GET', `/advisories/${advisory}`)
    return (await must('duty', 'POST', `/advisories/${advisory}/consent`, undefined, { 'if-match': read.etag })).body
      .id as string
  }
  const review = async (advisory: string) => {
    const read = await must('duty', 'GET', `/advisories/${advisory}`)
    await must('duty', 'POST', `/advisories/${advisory}/review`, undefined, { 'if-match': read.etag })
  }
  const advisory = await draft()
  const consent = await askConsent(advisory)
  await must('operatorHead', 'POST', `/consents/${consent}/answer`, {
    verdict: 'CONDITIONAL',
    tlp: 'TLP:GREEN',
    audience: content.audience,
    conditions: canaries.conditions,
  })
  await review(advisory)
  const inReview = await must('approver', 'GET', `/advisories/${advisory}`)
  const { body: released } = await must('approver', 'POST', `/advisories/${advisory}/release`, undefined, {
    'if-match': inReview.etag,
  })
  const edition = (face: string) =>
    released.editions.find((candidate: { face: string }) => candidate.face === face).id as string
  const waiting = await draft()
  const openConsent = await askConsent(waiting)
  await review(waiting)
  await must('ministry', 'POST', `/editions/${edition('OTHERS')}/acknowledgement`)
  await must('ceptoar', 'POST', `/editions/${edition('OTHERS')}/acknowledgement`)
  const { body: publicCase } = await must('duty', 'POST', '/public-cases', {
    organisation: chain.ids.OPERATOR,
    title: '報道',
    pressUrl: 'https://press.example/a',
    knownOn: '2026-11-19',
    known: canaries.known,
  })
  const { body: alertRequest } = await must('duty', 'POST', '/alert-requests', {
    title: canaries.alertTitle,
    body: '所管する事業者に注意を促してください。',
    organisations: [chain.ids.MINISTRY],
  })
  const swept = { from: '2026-11-18T00:00:00+09:00', to: '2026-11-20T03:00:00+09:00' }
  const { body: sweep } = await must('duty', 'POST', '/sweeps', {
    case: caseId,
    title: '接続先の点検',
    batch: '解析結果A',
    asked: swept,
    indicators: [
      { value: '203.0.113.58', actions: ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT'] },
      { value: 'www.google.com' },
    ],
    audience: { organisations: [chain.ids.OPERATOR, chain.ids.PEER] },
  })
  const sought = (await must('operator', 'GET', `/sweep-requests/${sweep.id}`)).body.indicators as {
    id: string
    doubt: string | null
  }[]
  const soughtIndicator = sought.find(({ doubt }) => doubt === null)!.id
  const heldIndicator = sought.find(({ doubt }) => doubt !== null)!.id
  const seen = '2026-11-19T17:21:00+09:00'
  await must('operator', 'POST', `/sweep-requests/${sweep.id}/answers-by-hand`, {
    covered: swept,
    results: [{ id: soughtIndicator, result: 'HIT', terminals: 1, records: 4, first: seen, last: seen }],
  })
  await must('operator', 'PUT', `/sweep-requests/${sweep.id}/terminals/${soughtIndicator}`, {
    words: canaries.sweptTerminal,
  })
  await must('operator', 'POST', `/cases/${caseId}/police-records`, {
    act: 'CONSULTED',
    at: { earliest: null, latest: null, zone: 'Asia/Tokyo', certainty: 'UNKNOWN', wording: '' },
    content: canaries.policeContent,
  })
  await must('duty', 'POST', `/cases/${caseId}/large-scale`, {
    harms: ['LIFE'],
    stage: 'FEARED',
    words: canaries.largeScale,
  })
  const owed = (await must('ministry', 'GET', `/cases/${caseId}/outward`)).body.tasks as { id: string; kind: string }[]
  const largeScale = owed.find(({ kind }) => kind === 'LARGE_SCALE')!.id
  const { body: seriousEvent } = await must('duty', 'POST', `/cases/${strangerCase}/serious-events`, {
    criteria: ['GRAVE_LEAK'],
    reason: canaries.seriousReason,
    facts: [{ kind: 'WORDS', words: '流出した。' }],
  })
  const { body: directive } = await must('headquarters', 'POST', '/directives', {
    kind: 'MATERIAL_REQUEST',
    title: canaries.directiveTitle,
    body: '経過の資料',
    legalBasis: '基本法の協力の規定',
    documentNumber: '本第386号',
    organisation: chain.ids.MINISTRY,
  })
  const { body: situationReport } = await must('duty', 'POST', `/cases/${caseId}/situation/reports`, {
    headline: canaries.situation,
    known: [],
    unknown: ['原因'],
    next: [],
    recipients: [chain.ids.HQ],
  })
  const { body: investigation } = await must('operator', 'POST', '/investigations', {
    case: caseId,
    title: canaries.investigation,
  })
  const { groups } = (await must('duty', 'GET', `/editions/${edition('OTHERS')}/board`)).body
  const thread = groups
    .map((group: { relay: { organisation: string; thread: string } | null }) => group.relay)
    .find((row: { organisation: string } | null) => row?.organisation === chain.ids.MINISTRY).thread as string
  await must('ministry', 'POST', `/deliveries/${thread}/messages`, { body: canaries.thread })
  const { body: filter } = await must('duty', 'POST', '/filters', {
    page: 'cases',
    name: canaries.filterName,
    parameters: { quick: 'overdue' },
    shared: true,
  })
  await must(
    'operator',
    'PUT',
    `/reports/${report}/forms/NOROSHI-REPORT`,
    { answers: { place: canaries.formAnswer } },
    { 'if-match': '"0"' },
  )
  const exported = await must('operator', 'POST', `/reports/${report}/forms/JP-POLICE/exports`, {
    medium: 'CSV',
    office: 'POLICE',
    consent: 'REFUSED',
  })
  const taken = await must('operator', 'POST', `/cases/${caseId}/containment`, {
    step: 'ISOLATE_TERMINAL',
    target: canaries.target,
  })
  const watching = await must('operator', 'POST', `/cases/${caseId}/watches`, {
    words: canaries.watch,
    until: '2026-12-01T00:00:00+09:00',
  })
  await must('watch', 'POST', '/detections', {
    lines: JSON.stringify({
      timestamp: '2026-11-20T02:50:00+09:00',
      signature: canaries.signature,
      src: '10.1.2.3',
      dst: '203.0.113.9',
      sensor: 'sensor-1',
    }),
  })
  const detection = (await must('watch', 'GET', '/detections')).body.items[0].id as string
  const sensor = (await must('watch', 'GET', '/sensors')).body[0].id as string
  const notice = await must('watch', 'POST', '/detection-notices', {
    detections: [detection],
    to: chain.ids.MINISTRY,
    title: canaries.noticedCase,
    words: '不審な接続先への通信を検知した。',
  })
  const recognised = await must('operator', 'POST', '/ladder-runs', { summary: canaries.recognised })
  await must('operator', 'POST', `/ladder-runs/${recognised.body.id}/chain`, {
    step: 'STAFF_TO_HEAD',
    words: canaries.chainWords,
  })
  return {
    ladderRun: recognised.body.id,
    operatorPost: chain.actors.operator.post,
    containment: taken.body.id,
    watch: watching.body.id,
    notice: notice.body.id,
    detection,
    sensor,
    filter: filter.id,
    thread,
    number: (await must('operator', 'GET', `/reports/${report}`)).body.number,
    report,
    draft: begun.body.id,
    strangerReport,
    case: caseId,
    strangerCase,
    measure,
    statusRequest,
    strangerMeasure,
    question,
    strangerQuestion,
    advisory,
    waiting,
    consent,
    openConsent,
    invitation: publicCase.invitation,
    alertRequest: alertRequest.id,
    largeScale,
    seriousEvent: seriousEvent.id,
    directive: directive.id,
    situationReport: situationReport.id,
    sweep: sweep.id,
    soughtIndicator,
    heldIndicator,
    investigation: investigation.id,
    attachment,
    formExport: exported.body.id,
    victimEdition: edition('VICTIM'),
    othersEdition: edition('OTHERS'),
  }
}

import type { PersonActor } from '../../kernel/actor.ts'
import { every } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant, holders } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { organisation as mustSeeOrganisation } from '../../trust/identity/directory/service.ts'
import { holdWritable } from '../cases/service.ts'
import { allotNumber } from '../reports/service.ts'
import { importedFolder, importedFolders } from './imports.ts'
import {
  mayCancel,
  mayRunAgain,
  maySay,
  secondsLeft,
  standingWords,
  type Word,
  type WordKind,
  type WordVerdict,
} from './model.ts'
import type { Kept } from './results/model.ts'
import * as store from './store.ts'

export { importedFolder } from './imports.ts'
export { mustHave } from './results/shelf.ts'
export { filesOf, insertFile as keepFile } from './store.ts'

const objectOf = (id: string) => ({ kind: 'investigation' as const, id })

export interface Start {
  case: string
  title: string
  tlp: Tlp
  /** A folder of the import folder, or null: the evidence is uploaded. */
  folder: string | null
  takenBy: string
  takenFrom: string
  takenAt: Date | null
}

/** An investigation that the actor holds and whose post may read it. */
export const mustFind = async (tx: Tx, actor: PersonActor, id: string): Promise<store.InvestigationRow> => {
  const found = await store.read(tx, id)
  if (!found) throw new NoroshiError('not_found')
  must(decide(actor, 'investigation.read', found))
  return found
}

/** What waits in the import folder, for whoever may use it. */
export const folders = async (actor: PersonActor, imports: string | undefined): Promise<string[]> => {
  must(decide(actor, 'investigation.use_folders', null))
  return importedFolders(imports)
}

const decisionsOf = (words: readonly Word[]) => {
  const written = ({ reason, by, at }: Word) => ({ reason, by, at: at.toISOString() })
  const standing = standingWords(words)
  const of = (kind: WordKind) => standing.filter(word => word.kind === kind)
  return {
    destinations: of('DESTINATION').map(word => ({ host: word.subject, verdict: word.verdict, ...written(word) })),
    terminals: of('TERMINAL').map(word => ({ id: word.subject, verdict: word.verdict, ...written(word) })),
    duties: of('DUTY').map(word => ({ id: word.subject, state: word.verdict, ...written(word) })),
  }
}

const addRun = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<number> => {
  const [latest] = await store.runsOf(tx, id)
  const seq = (latest?.seq ?? 0) + 1
  const decisions = decisionsOf(await store.wordsOf(tx, id))
  await store.insertRun(tx, { investigation: id, seq, decisions, person: actor.person, at: now })
  await append(tx, actor, now, 'investigation.run_asked', objectOf(id), { seq })
  return seq
}

/**
 * Begins an investigation for a case. From a folder its first run waits at once; an upload brings the evidence first.
 * Only the giver’s organisation holds it, whoever holds the case (AMBER+STRICT).
 */
export const start = async (
  tx: Tx,
  actor: PersonActor,
  given: Start,
  imports: string | undefined,
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decide(actor, 'investigation.start', given))
  await holdWritable(tx, given.case)
  if (given.folder !== null) {
    must(decide(actor, 'investigation.use_folders', null))
    if (!(await importedFolder(imports, given.folder))) throw new NoroshiError('evidence_folder_unknown', given.folder)
  }
  const id = newId(now)
  const number = await allotNumber(tx, 'I')
  const { organisation, person, post } = actor
  const give = (to: { organisation: string } | { system: string }, reason: string) => ({
    object: objectOf(id),
    to,
    reason,
    from: now,
    sortKey: now,
  })
  await grant(tx, give({ organisation }, 'own'), give({ system: 'investigator' }, 'worker'))
  await store.insert(tx, {
    ...given,
    ...{ id, number, organisation, person, post },
    caseId: given.case,
    source: given.folder === null ? 'UPLOAD' : 'FOLDER',
    folder: given.folder ?? '',
    at: now,
  })
  await append(tx, actor, now, 'investigation.started', objectOf(id), { case: given.case })
  if (given.folder !== null) await addRun(tx, actor, id, now)
  return { id, number }
}

/** May this actor bring the evidence? Asked before its bytes are taken. */
export const mayBringEvidence = async (tx: Tx, actor: PersonActor, id: string): Promise<void> => {
  const found = await mustFind(tx, actor, id)
  must(decide(actor, 'investigation.open', { organisation: found.organisationId }))
  if (found.source !== 'UPLOAD' || found.evidence) throw new NoroshiError('evidence_given')
}

/** The archive as it was stored; with it the first run waits. */
export const bringEvidence = async (tx: Tx, actor: PersonActor, id: string, file: Kept, now: Date): Promise<void> => {
  if (!(await store.lock(tx, id))) throw new NoroshiError('not_found')
  await mayBringEvidence(tx, actor, id)
  await store.insertFile(tx, id, 0, file)
  const { size, sha256 } = file
  await append(tx, actor, now, 'investigation.evidence_given', objectOf(id), { size, sha256 })
  await addRun(tx, actor, id, now)
}

/** Reads the evidence again, with what people have said until now; earlier results stay. */
export const runAgain = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<{ seq: number }> => {
  if (!(await store.lock(tx, id))) throw new NoroshiError('not_found')
  const found = await mustFind(tx, actor, id)
  must(decide(actor, 'investigation.start', found))
  const [latest] = await store.runsOf(tx, id)
  must(mayRunAgain(latest, found.source === 'FOLDER' || found.evidence !== null))
  return { seq: await addRun(tx, actor, id, now) }
}

/** A run that waits ends here; one that runs is ended by its worker within seconds. */
export const cancel = async (tx: Tx, actor: PersonActor, id: string, seq: number, now: Date): Promise<void> => {
  const found = await mustFind(tx, actor, id)
  must(decide(actor, 'investigation.start', found))
  const run = (await store.runsOf(tx, id)).find(one => one.seq === seq)
  if (!run) throw new NoroshiError('not_found')
  must(mayCancel(run.state))
  if (!(await store.askToCancel(tx, id, seq, actor.person, now))) throw new NoroshiError('already_done')
  await append(tx, actor, now, 'investigation.cancel_asked', objectOf(id), { seq })
}

export interface Saying {
  kind: WordKind
  subject: string
  verdict: WordVerdict
  reason: string
}

/** A person’s word on a finding, beside the machine’s; the next run counts with it. */
export const say = async (tx: Tx, actor: PersonActor, id: string, said: Saying, now: Date): Promise<void> => {
  const found = await mustFind(tx, actor, id)
  must(every(decide(actor, 'investigation.judge', found), maySay(said.kind, said.verdict)))
  const { organisation, person, post } = actor
  const word = newId(now)
  await store.insertWord(tx, { ...said, id: word, investigation: id, organisation, person, post, at: now })
  await append(tx, actor, now, 'investigation.judged', objectOf(id), { word, kind: said.kind, verdict: said.verdict })
}

/** The giver lets another organisation of the case see everything of the investigation. */
export const openTo = async (tx: Tx, actor: PersonActor, id: string, reader: string, now: Date): Promise<void> => {
  const found = await mustFind(tx, actor, id)
  must(decide(actor, 'investigation.open', { organisation: found.organisationId }))
  await mustSeeOrganisation(tx, reader)
  if (!found.case || !(await holders(tx, found.case.id)).includes(reader)) throw new NoroshiError('not_of_the_case')
  if ((await holders(tx, id)).includes(reader)) throw new NoroshiError('already_done')
  await grant(tx, { object: objectOf(id), to: { organisation: reader }, reason: 'shared', from: now, sortKey: now })
  await append(tx, actor, now, 'investigation.opened_to', objectOf(id), { organisation: reader })
}

const shownRun = (run: store.RunRow, machine: Date) => ({
  ...run,
  progress: run.progress && {
    ...run.progress,
    sources: run.progress.sources ?? [],
    secondsLeft: run.state === 'RUNNING' ? secondsLeft(run.progress, machine) : null,
  },
})

/** The investigation with its runs, every word, who reads it, and what may be done now. */
export const read = async (tx: Tx, actor: PersonActor, id: string, machine: Date) => {
  const found = await mustFind(tx, actor, id)
  const runs = await store.runsOf(tx, id)
  const words = await store.wordsOf(tx, id)
  const readers = await store.readersOf(tx, id)
  const open = decide(actor, 'investigation.open', { organisation: found.organisationId })
  const parties = found.case && open.allowed ? await holders(tx, found.case.id) : []
  const named = await Promise.all(
    parties
      .filter(party => !readers.some(reader => reader.id === party))
      .map(party =>
        mustSeeOrganisation(tx, party).then(
          ({ name }) => [name],
          () => [],
        ),
      ),
  )
  const start = decide(actor, 'investigation.start', found)
  return {
    ...found,
    runs: runs.map(run => shownRun(run, machine)),
    words,
    standing: standingWords(words).map(word => word.id),
    readers,
    openable: named.flat(),
    advisories: await store.advisoriesOf(tx, id),
    may: {
      run: every(start, mayRunAgain(runs[0], found.source === 'FOLDER' || found.evidence !== null)),
      cancel: runs[0] ? every(start, mayCancel(runs[0].state)) : start,
      judge: decide(actor, 'investigation.judge', found),
      open,
      bring: decide(actor, 'investigation.open', { organisation: found.organisationId }),
      handOver: decide(actor, 'advisory.draft', { case: found.case?.id ?? null }),
    },
  }
}

/** Investigations of the actor’s organisation, newest first. */
export const list = async (
  tx: Tx,
  actor: PersonActor,
  page: { caseId: string | null; after: { sortKey: Date; id: string } | null; limit: number },
  machine: Date,
) => {
  must(decide(actor, 'investigation.read', null))
  const after = page.after && { at: page.after.sortKey, id: page.after.id }
  const rows = await store.list(tx, actor.organisation, { ...page, after })
  return rows.map(row => ({ ...row, latest: row.latest && shownRun(row.latest, machine) }))
}

/** The files of a finished run; looking at them is itself recorded. @param look what of it, in numbers and codes */
export const lookAt = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  seq: number,
  look: Readonly<Record<string, string | number>>,
  now: Date,
) => {
  const found = await mustFind(tx, actor, id)
  const files = await store.filesOf(tx, id, seq)
  if (files.length === 0) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'investigation.read', objectOf(id), { seq, ...look })
  return { found, files }
}

/** Records that indicators of a result went into a draft. */
export const recordHandover = store.insertAdvisory

/** Which of these bytes some investigation still names. */
export const knownContents = store.knownContents

import type { Conditions, FormDefinition, FormOffice } from '../../formats/forms/model.ts'
import { causeDetailCodes, causeDetails } from '../../kernel/taxonomy/cause-classes.ts'
import type { Designation } from '../../kernel/taxonomy/designations.ts'
import { isValidOn, type Labelled } from '../../kernel/taxonomy/label.ts'
import { type AskedFact, askedFacts, type ReportFact } from '../../kernel/taxonomy/report-facts.ts'

/** Not knowing is an answer: an office that may be concerned is shown as unclear, never left out. */
export type Truth = 'YES' | 'NO' | 'UNKNOWN'

export interface KnownFact {
  truth: Truth
  /** Who says so; nobody where it has not been answered. */
  from: 'REPORT' | 'DIRECTORY' | 'ANSWER' | 'NOBODY'
}

export type Facts = Readonly<Record<ReportFact, KnownFact>>

const not = (truth: Truth): Truth => (truth === 'YES' ? 'NO' : truth === 'NO' ? 'YES' : 'UNKNOWN')
const all = (truths: readonly Truth[]): Truth =>
  truths.includes('NO') ? 'NO' : truths.includes('UNKNOWN') ? 'UNKNOWN' : 'YES'
const any = (truths: readonly Truth[]): Truth => not(all(truths.map(not)))

/** Intentional causes but for work that was left undone, which is nobody's attack. */
const attacks: readonly string[] = causeDetailCodes.filter(
  code => causeDetails[code].of === 'CA_INT' && code !== 'CA_INT_NEGLECT',
)
const excludesAttack = (code: string): boolean => /^CA_(ACC|ENV)_/.test(code) || code === 'CA_INT_NEGLECT'

const attackBy = (causes: readonly string[]): Truth => {
  if (causes.some(code => attacks.includes(code))) return 'YES'
  return causes.length > 0 && causes.every(excludesAttack) ? 'NO' : 'UNKNOWN'
}

/** What the newest version, the directory and the originator's answers say. An answer stands before what would be derived. */
export const factsOf = ({
  causes,
  designations,
  answered,
}: {
  causes: readonly string[]
  designations: readonly string[]
  answered: Readonly<Partial<Record<AskedFact, Truth>>>
}): Facts => {
  const by = (from: KnownFact['from'], truth: Truth): KnownFact => ({
    truth,
    from: truth === 'UNKNOWN' ? 'NOBODY' : from,
  })
  const asked = (fact: AskedFact, derived: KnownFact): KnownFact => {
    const said = answered[fact]
    return said ? { truth: said, from: 'ANSWER' } : derived
  }
  const designated = (designation: Designation) => by('DIRECTORY', designations.includes(designation) ? 'YES' : 'NO')
  const ATTACK = by('REPORT', attackBy(causes))
  const unlessNoAttack: KnownFact = ATTACK.truth === 'NO' ? ATTACK : { truth: 'UNKNOWN', from: 'NOBODY' }
  const DDOS = asked('DDOS', causes.includes('CA_INT_FLOOD') ? by('REPORT', 'YES') : unlessNoAttack)
  const RANSOMWARE = asked('RANSOMWARE', unlessNoAttack)
  const SPECIAL_ESSENTIAL = designated('SPECIAL_ESSENTIAL')
  return {
    PERSONAL_DATA: asked('PERSONAL_DATA', { truth: 'UNKNOWN', from: 'NOBODY' }),
    ATTACK: any([ATTACK.truth, DDOS.truth, RANSOMWARE.truth]) === 'YES' ? { ...ATTACK, truth: 'YES' } : ATTACK,
    DDOS,
    RANSOMWARE,
    OTHER_ATTACK: by('REPORT', all([ATTACK.truth, not(DDOS.truth), not(RANSOMWARE.truth)])),
    SPECIFIED_INTRUSION: asked(
      'SPECIFIED_INTRUSION',
      SPECIAL_ESSENTIAL.truth === 'NO' ? by('DIRECTORY', 'NO') : { truth: 'UNKNOWN', from: 'NOBODY' },
    ),
    MINISTRY_ASKED: asked('MINISTRY_ASKED', { truth: 'NO', from: 'NOBODY' }),
    CI_OPERATOR: designated('CI_OPERATOR'),
    SPECIFIED_ESSENTIAL: designated('SPECIFIED_ESSENTIAL'),
    SPECIAL_ESSENTIAL,
  }
}

const holds = (when: Conditions, facts: Facts): Truth =>
  any(when.map(line => all(line.map(fact => facts[fact]?.truth ?? 'UNKNOWN'))))

/** The version of each form that is valid on a day: the newest that covers it. */
export const inForce = (versions: readonly FormDefinition[], day: string): FormDefinition[] => {
  const newest = new Map<string, FormDefinition>()
  for (const version of versions)
    if (isValidOn(version, day) && version.seq > (newest.get(version.code)?.seq ?? 0)) newest.set(version.code, version)
  return [...newest.values()]
}

export interface UsableForm extends Labelled {
  code: string
  seq: number
  need: FormOffice['need']
  /** Whether its condition holds; UNKNOWN where a fact is not answered. */
  holds: Exclude<Truth, 'NO'>
  verified: boolean
}

export interface ConcernedOffice extends Labelled {
  office: string
  /** ASKED: one of its forms is asked for; UNCLEAR: one would be, if a fact held; OFFERED: one may be used. */
  need: 'ASKED' | 'UNCLEAR' | 'OFFERED'
  forms: UsableForm[]
  verified: boolean
  /** Unanswered facts on which it depends. */
  open: AskedFact[]
}

const needOf = (forms: readonly UsableForm[]): ConcernedOffice['need'] => {
  const asked = forms.filter(({ need }) => need === 'ASKED')
  if (asked.some(form => form.holds === 'YES')) return 'ASKED'
  return asked.length > 0 ? 'UNCLEAR' : 'OFFERED'
}

const openIn = (when: Conditions, facts: Facts): AskedFact[] =>
  askedFacts.filter(
    fact =>
      facts[fact].truth === 'UNKNOWN' &&
      when.some(line => line.includes(fact) && all(line.map(each => facts[each]?.truth ?? 'UNKNOWN')) !== 'NO'),
  )

/** Which offices ask for a report of this matter or take one, each once, with the forms that do. */
export const officesFor = (definitions: readonly FormDefinition[], facts: Facts): ConcernedOffice[] => {
  const found = definitions.flatMap(form =>
    form.offices.flatMap(office => {
      const held = holds(office.when, facts)
      // What may be asked for is worth a question; what may merely be used is shown when it can be.
      const shown = held === 'YES' || (held === 'UNKNOWN' && office.need === 'ASKED')
      return shown ? [{ form, office, held }] : []
    }),
  )
  const order = { ASKED: 0, UNCLEAR: 1, OFFERED: 2 } as const
  return [...new Set(found.map(({ office }) => office.code))]
    .flatMap((code): ConcernedOffice[] => {
      const own = found.filter(({ office }) => office.code === code)
      const [first] = own
      if (!first) return []
      const forms = own.map(({ form, office, held }) => ({
        code: form.code,
        seq: form.seq,
        ja: form.ja,
        en: form.en,
        need: office.need,
        holds: held,
        verified: form.verified,
      }))
      const open = askedFacts.filter(fact => own.some(({ office }) => openIn(office.when, facts).includes(fact)))
      const { ja, en } = first.office
      const verified = own.every(({ office }) => office.verified)
      return [{ office: code, ja, en, need: needOf(forms), forms, verified, open }]
    })
    .sort((a, b) => order[a.need] - order[b.need])
}

/** DUE: asked and never sent. CHANGED: sent, and what the form says is different now. */
export type OfficeState = 'DUE' | 'CHANGED' | 'SENT' | 'OPEN'

export const officeState = (
  { need }: Pick<ConcernedOffice, 'need'>,
  sent: { changed: readonly unknown[] } | undefined,
): OfficeState => {
  if (sent) return sent.changed.length > 0 ? 'CHANGED' : 'SENT'
  return need === 'ASKED' ? 'DUE' : 'OPEN'
}

import type { AdvisoryKind } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import { atMostAsOpenAs, type Tlp } from '../../../src/kernel/tlp.ts'
import type { DraftInput } from '../../../src/share/advisories/content.ts'
import { filled, type TemplateContent } from '../../../src/share/advisories/templates/model.ts'
import { tlpOf } from '../../ui/tlp-of.ts'

/** What a draft takes over from its case. */
export interface Origin {
  id: string
  number: string
  title: string
  tlp: string
  summary: string
}

type Label = DraftInput['others']['tlp']

/** An advisory cannot be RED; the victim's own text keeps to the label of its case. */
const victimLabel = (tlp: Tlp): Label =>
  tlp === 'TLP:RED' || !atMostAsOpenAs(tlp, 'TLP:AMBER') ? 'TLP:AMBER+STRICT' : tlp

interface Beginning {
  title: string
  kind: AdvisoryKind
  origin: Origin | null
  victimTitle: string
  /** What the draft begins with, besides the words of the report. */
  template: TemplateContent | null
}

/** The first revision: template and words of the report on both sides, nothing struck, nobody addressed. */
export const beginning = ({ title, kind, origin, victimTitle, template }: Beginning): DraftInput => ({
  title,
  kind,
  victim: origin && {
    title: template?.victim?.title || victimTitle,
    body: filled(template?.victim?.body ?? '', origin.summary),
    requests: [...(template?.victim?.requests ?? [])],
    tlp: victimLabel(tlpOf(origin.tlp)),
  },
  others: {
    title: template?.others.title || (origin ? '' : title),
    source: filled(template?.others.source ?? '', origin?.summary ?? ''),
    removals: [],
    requests: [...(template?.others.requests ?? [])],
    tlp: 'TLP:GREEN',
    named: false,
  },
  audience: { kinds: [], sectors: [], organisations: [] },
  purpose: '',
})

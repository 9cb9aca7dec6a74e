import type { components, paths } from './generated.d.ts'

/** What GET of a path answers. */
export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type SeenOrganisation = components['schemas']['OrganisationName'] | null
export type SeenPerson = components['schemas']['PersonName'] | null
/** A policy's outcome as it travels; its refusal code is one of the kernel's. */
export type SeenDecision = components['schemas']['Decision']

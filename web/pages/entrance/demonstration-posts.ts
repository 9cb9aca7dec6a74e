import { type ActorKind, actorKindCodes } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import type { Reply } from '../../api/reply.ts'

export type Post = Reply<'/api/v1/demonstration/posts'>[number]

export interface PostGroup {
  kind: ActorKind
  posts: Post[]
}

/** How a post reads in one language. */
export const postWords = (post: Post, language: Language) =>
  language === 'ja'
    ? { organisation: post.organisationJa, person: post.personJa, title: post.titleJa }
    : { organisation: post.organisationEn, person: post.personEn, title: post.titleEn }

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Every word typed must stand in a name, a title or the code, in either language. */
const matches = (post: Post, typed: string): boolean => {
  const words = [...Object.values(postWords(post, 'ja')), ...Object.values(postWords(post, 'en')), post.code]
  const haystack = fold(words.join('\n'))
  return typed
    .split(/[\s　]+/)
    .filter(Boolean)
    .every(word => haystack.includes(fold(word)))
}

/** Whom the list shows of a kind before anything is typed; the others are found by typing. */
const shownUnasked = 8

export interface ShownGroup extends PostGroup {
  /** How many more there are. */
  more: number
}

/**
 * The posts by the first kind of their organisation, in the order of the taxonomy: the coordinator first, and within a
 * kind those organisations first in which one can be several people.
 */
export const groupPosts = (posts: readonly Post[], typed: string): ShownGroup[] => {
  const staff = new Map<string, number>()
  for (const { code } of posts) staff.set(code, (staff.get(code) ?? 0) + 1)
  const found = posts
    .filter(post => matches(post, typed))
    .sort((a, b) => (staff.get(b.code) ?? 0) - (staff.get(a.code) ?? 0))
  const shown = typed.trim() === '' ? shownUnasked : found.length
  return actorKindCodes
    .map(kind => ({ kind, posts: found.filter(post => firstKind(post) === kind) }))
    .filter(group => group.posts.length > 0)
    .map(group => ({
      ...group,
      posts: group.posts.slice(0, shown),
      more: Math.max(0, group.posts.length - shown),
    }))
}

const firstKind = (post: Post): ActorKind => actorKindCodes.find(kind => post.kinds.includes(kind)) ?? 'PUBLIC'

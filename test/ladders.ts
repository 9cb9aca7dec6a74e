import { newId } from '../src/kernel/ids.ts'
import type { PostKind } from '../src/kernel/taxonomy/posts.ts'
import { moveLadders, type Turn } from '../src/share/ladders/running/jobs.ts'
import type { Chain } from './chain.ts'

export interface Placed {
  post: string
  person: string
}

/** Somebody with a post in an organisation of the chain, beside those whom the chain has. */
export const place = async (
  { owner, ids, world }: Chain,
  code: string,
  kind: PostKind,
  name: string,
  duties: readonly string[] = [],
): Promise<Placed> => {
  const at = world.clock.now()
  const [person, post] = [newId(at), newId(at)]
  await owner.pool.query(`insert into person values ($1, $2, $3, $4, '', 'ja', $5)`, [
    person,
    name,
    `Person ${name}`,
    `${person}@${code.toLowerCase()}.example`,
    at,
  ])
  await owner.pool.query(`insert into post values ($1, $2, $3, $4, $5, $5, $6, '2000-01-01', null)`, [
    post,
    person,
    ids[code],
    kind,
    name,
    duties,
  ])
  return { post, person }
}

/** What the worker does each second, until nothing is due; a ladder that cannot move fails the test. */
export const turns = async (chain: Chain, most = 20): Promise<Turn> => {
  const sum: Turn = { begun: 0, moved: 0, alarmed: 0 }
  for (let round = 0; round < most; round++) {
    const turn = await moveLadders(chain.world, error => {
      throw error
    })
    sum.begun += turn.begun
    sum.moved += turn.moved
    sum.alarmed += turn.alarmed
    if (turn.begun + turn.moved + turn.alarmed === 0) break
  }
  return sum
}

/** Whoever was called by a run, in order, by name. */
export const namesCalled = async ({ owner }: Chain, run: string): Promise<string[]> =>
  (
    await owner.pool.query(
      `select p.ja, c.step, c.round from ladder_call c join person p on p.id = c.person_id where c.run_id = $1
       order by c.called_at, c.step, c.round, p.ja`,
      [run],
    )
  ).rows.map(({ ja }) => ja)

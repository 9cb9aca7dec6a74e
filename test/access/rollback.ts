import type { World } from '../../src/platform/db/actor.ts'

class Undone {
  readonly result: unknown
  constructor(result: unknown) {
    this.result = result
  }
}

/**
 * The same world whose transactions are all undone once their use case has answered, so that every cell of the matrix
 * meets the same objects. The answer is the real one: it was computed inside the real transaction.
 */
export const undoing = (world: World): World => {
  const kysely = new Proxy(world.kysely, {
    get: (target, property) => {
      if (property !== 'transaction') {
        const value = Reflect.get(target, property)
        return typeof value === 'function' ? value.bind(target) : value
      }
      return () => ({
        execute: (work: (tx: unknown) => Promise<unknown>) =>
          target
            .transaction()
            .execute(async tx => {
              throw new Undone(await work(tx))
            })
            .catch((thrown: unknown) => {
              if (thrown instanceof Undone) return thrown.result
              throw thrown
            }),
      })
    },
  })
  return { ...world, kysely }
}

import type { World } from '../../src/platform/db/actor.ts'
import type { Tx } from '../../src/platform/db/database.ts'

class Undone {
  readonly result: unknown
  constructor(result: unknown) {
    this.result = result
  }
}

/**
 * The same world whose transactions are all undone once their use case has answered, so that every cell of the matrix
 * meets the same objects. The answer is the real one: it was computed inside the real transaction.
 * @param succeeded looks at each transaction that would have been committed
 */
export const undoing = (world: World, succeeded: (tx: Tx) => Promise<void> = async () => undefined): World => {
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
              const result = await work(tx)
              await succeeded(tx)
              throw new Undone(result)
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

import { buffer } from 'node:stream/consumers'
import { nothingRead } from '../../../formats/office/model.ts'
import { readFile } from '../../../formats/office/read.ts'
import type { SystemActor } from '../../../kernel/actor.ts'
import { type World, withActor } from '../../../platform/db/actor.ts'
import type { Storage } from '../../../platform/storage/storage.ts'
import { find } from '../../attachments/service.ts'
import { markRead } from './store.ts'

const reader: SystemActor = { type: 'system', system: 'storage' }

/** Larger files are not taken into memory: a person looks at them. */
const largestRead = 64 << 20

/** Reads what a file of an advisory says of itself, outside any transaction: a large one must not hold the database. */
export const readAdvisoryFile =
  (world: World, storage: Storage) =>
  async ({ attachment }: { attachment: string }): Promise<void> => {
    const file = await withActor(world, reader, tx => find(tx, attachment))
    const reading =
      file.size > largestRead
        ? nothingRead
        : await readFile(await buffer(await storage.get(file.contentId, file)), file.detectedType)
    await withActor(world, reader, tx => markRead(tx, attachment, reading, world.clock.now()))
  }

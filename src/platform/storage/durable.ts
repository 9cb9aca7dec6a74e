import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

const synced = async (path: string): Promise<void> => {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The name in its folder survives a cut of power. */
export const moveDurably = async (from: string, to: string): Promise<void> => {
  await rename(from, to)
  await synced(dirname(to))
  if (dirname(from) !== dirname(to)) await synced(dirname(from))
}

/** Whole or not at all, whenever the process or the machine ends. */
export const writeDurably = async (path: string, text: string, mode = 0o600): Promise<void> => {
  const file = await open(`${path}.writing`, 'w', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await moveDurably(`${path}.writing`, path)
}

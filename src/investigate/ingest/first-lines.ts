import { open } from 'node:fs/promises'

/** The first lines of a text file, 256 kB at most: enough for directives, headings and a hundred records. */
export const firstLines = async (path: string): Promise<string[]> => {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(262_144), 0, 262_144, 0)
    const lines = buffer.subarray(0, bytesRead).toString('utf8').split(/\r?\n/)
    return (bytesRead === 262_144 ? lines.slice(0, -1) : lines).slice(0, 200)
  } finally {
    await file.close()
  }
}

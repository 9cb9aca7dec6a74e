// The server side of a build: one file, its threads, and the queries it reads. Packages stay outside the bundle: some
// carry native binaries. A built folder needs package.json's packages and migrations/ above it, and nothing of src/.
import { copyFileSync, cpSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(fileURLToPath(import.meta.url))

export const bundleServer = async outdir => {
  await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/main/cli.ts',
      'take-apart-worker': 'src/investigate/static/worker.ts',
      'investigation-process': 'src/investigate/process/program.ts',
    },
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  copyFileSync(join(root, 'src/platform/db/embedded-worker.mjs'), join(outdir, 'embedded-worker.mjs'))
  copyFileSync(join(root, 'src/investigate/report/html/report.css'), join(outdir, 'report.css'))
  cpSync(join(root, 'src/investigate/detect'), join(outdir, 'detect'), {
    recursive: true,
    filter: path => path.endsWith('.sql') || statSync(path).isDirectory(),
  })
}

// Builds dist/server (esbuild) and dist/web (Vite). Packages stay outside the bundle: some carry native binaries.
import { copyFileSync, cpSync, rmSync, statSync } from 'node:fs'
import { build as bundle } from 'esbuild'
import { build as buildClient } from 'vite'

rmSync('dist', { recursive: true, force: true })
await bundle({
  entryPoints: { cli: 'src/main/cli.ts', 'take-apart-worker': 'src/investigate/static/worker.ts' },
  outdir: 'dist/server',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: 'linked',
  logLevel: 'warning',
})
copyFileSync('src/platform/db/embedded-worker.mjs', 'dist/server/embedded-worker.mjs')
cpSync('src/investigate/detect', 'dist/server/detect', {
  recursive: true,
  filter: path => path.endsWith('.sql') || statSync(path).isDirectory(),
})
await buildClient({ logLevel: 'warn' })

// Builds dist/server (esbuild) and dist/web (Vite).
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build as buildClient } from 'vite'
import { bundleServer } from './bundle.mjs'

rmSync('dist', { recursive: true, force: true })
await bundleServer(join(import.meta.dirname, 'dist/server'))
await buildClient({ logLevel: 'warn' })

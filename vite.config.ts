import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const web = fileURLToPath(new URL('web', import.meta.url))
const page = (name: string): string => `${web}/${name}.html`

/** What the server sends with every page; `vite preview` sends it too, so that a violation shows before release. */
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'"

/** Every browser that runs this client reads WOFF2: the WOFF twins would double the 248 font files for nobody. */
const woff2Only = (): Plugin => ({
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource') && id.includes('.css')
      ? { code: code.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, ''), map: null }
      : undefined,
})

export default defineConfig(({ mode }) => ({
  root: web,
  plugins: [woff2Only(), react()],
  build: {
    outDir: mode === 'gallery' ? '../dist/gallery' : '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0, // a data: URL would break the content security policy
    rolldownOptions: { input: page(mode === 'gallery' ? 'gallery' : 'index') },
  },
  server: { proxy: { '/api/v1': process.env.NOROSHI_API ?? 'http://127.0.0.1:8080' } },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
}))

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * What every screen needs, in files that change only when a package does; and what most of them need, in one file: as files of
 * their own, dozens of icons and small parts stood in the line before the first answer of the API.
 */
const SHARED = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  {
    name: 'tanstack',
    test: /node_modules\/@tanstack\/(react-query|query-core|react-router|router-core|history|react-store|store)\//,
  },
  { name: 'common', minShareCount: 4 },
]

/** The server that `npm run dev:web` passes the API on to. */
const SERVER = 'http://127.0.0.1:8080'

export default defineConfig({
  root: here('.'),
  base: '/app/',
  resolve: { alias: { '@longlist/client': here('../client/src/index.ts') } },
  plugins: [react()],
  build: {
    target: 'es2023',
    // Everything is a file of its own: the policy allows no `data:` for scripts, styles and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What belongs to which screen, for the test of the first load.
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: SHARED } } },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(['/api', '/openapi', '/docs'].map((path) => [path, SERVER])),
  },
})

import { cloudflare } from '@cloudflare/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

// `npm run dev` hands the Worker's variables over; a build takes none.
const vars: Record<string, string> = JSON.parse(process.env['QUARTERDECK_VARIABLES'] ?? '{}')

export default defineConfig({
  root: 'web',
  build: { outDir: '../dist', emptyOutDir: true },
  // What each page loads, for the benchmarks.
  environments: { client: { build: { manifest: true } } },
  plugins: [solid(), tailwindcss(), cloudflare({ configPath: '../wrangler.toml', config: { vars } })],
})

import { cloudflare } from '@cloudflare/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

// `npm run dev` hands the Worker's variables over; a build takes none.
const vars: Record<string, string> = JSON.parse(process.env['QUARTERDECK_VARIABLES'] ?? '{}')

// RevoGrid fetches its parts one after another as it draws them; in one chunk they come at once. Its filter panel is not used, and what
// else its modules import, such as the builder's own helper, is not theirs alone.
const grid = {
  name: 'revogrid',
  test: /@revolist\/revogrid\/(?!.*filter-panel)/,
  includeDependenciesRecursively: false,
}

export default defineConfig({
  root: 'web',
  build: { outDir: '../dist', emptyOutDir: true },
  environments: {
    client: {
      build: {
        // What each page loads, for the benchmarks.
        manifest: true,
        rolldownOptions: { output: { codeSplitting: { groups: [grid] } } },
      },
    },
  },
  plugins: [solid(), tailwindcss(), cloudflare({ configPath: '../wrangler.toml', config: { vars } })],
})

import { render } from 'solid-js/web'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (root) render(() => <App />, root)

// A tab from before a release asks for parts of the program that are gone; a fresh one has the new ones. Right after loading, a
// missing part means something else, and reloading would go on for ever.
const settledMs = 10_000
addEventListener('vite:preloadError', (event) => {
  if (performance.now() < settledMs) return
  event.preventDefault()
  location.reload()
})

/** The colours of the app, in its light and its dark theme. */
export const style = `
:root { color-scheme: light dark; --canvas: light-dark(#f9fafb, #101216); --surface: light-dark(#ffffff, #15181d);
  --line: light-dark(#e4e7ec, #262b33); --ink: light-dark(#191d24, #e7e9ed); --muted: light-dark(#4d5562, #aab1bd);
  --accent: light-dark(#3349c4, #9fadff); --soft: light-dark(#edf0fd, #1e2545); }
* { box-sizing: border-box }
body { margin: 0; display: grid; grid-template-columns: 18rem minmax(0, 1fr); background: var(--canvas); color: var(--ink);
  font: 0.875rem/1.5 ui-sans-serif, system-ui, sans-serif }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: 0.8125rem }
nav ul { list-style: none; margin: 0; padding: 0 } nav a { display: block; padding: 0.25rem 0; overflow-wrap: anywhere }
nav h2, h3 { font-size: 0.75rem; color: var(--muted); margin: 1rem 0 0.25rem }
main { padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 64rem } h1 { font-size: 1.5rem } h2 { font-size: 1.125rem; margin-top: 2rem }
a { color: var(--accent) } nav a { text-decoration: none } nav a:hover { text-decoration: underline }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
details { background: var(--surface); border: 1px solid var(--line); border-radius: 0.5rem; margin: 0.5rem 0 }
summary { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; padding: 0.625rem 0.875rem; cursor: pointer }
details > div { padding: 0 0.875rem 0.875rem; border-top: 1px solid var(--line); scroll-margin-top: 4rem }
.says { color: var(--muted); flex: 1 1 14rem } .role { font-size: 0.75rem; color: var(--muted); border: 1px solid var(--line); border-radius: 999px; padding: 0 0.5rem }
.method { font: 600 0.6875rem/1.25rem ui-monospace, monospace; text-transform: uppercase; color: var(--accent) }
.method.delete { color: light-dark(#bd2c2c, #ff938d) } .method.post { color: light-dark(#1a7843, #63cf90) }
.method.patch, .method.put { color: light-dark(#8a5700, #e6b450) }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: 0.8125rem }
pre { margin: 0; padding: 0.75rem; overflow: auto; max-height: 32rem; background: var(--canvas); border: 1px solid var(--line); border-radius: 0.375rem }
pre i, td i { color: var(--muted); font-style: normal } pre b { font-weight: 600 }
.scroll { overflow: auto } table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line) }
th { font-weight: 500; color: var(--muted) }
.command { position: relative } .command pre { padding-right: 5rem } .command button { position: absolute; top: 0.375rem; right: 0.375rem;
  font: inherit; font-size: 0.75rem; padding: 0.125rem 0.625rem; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 0.375rem; cursor: pointer }
.skip { position: absolute; left: -999rem } .skip:focus { left: 1rem; top: 1rem; z-index: 1; padding: 0.5rem; background: var(--soft) }
@media (max-width: 60rem) { body { display: block } nav { position: static; height: auto; max-height: 16rem; border-right: 0; border-bottom: 1px solid var(--line) } }
`

export const script = `
document.addEventListener('click', async ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return
  await navigator.clipboard.writeText(target.previousElementSibling.textContent)
  target.textContent = 'Copied'
  setTimeout(() => { target.textContent = 'Copy' }, 1500)
})
`

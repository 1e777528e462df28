import { parseArgs } from 'node:util'
import { demoSize, type Size, startNotion } from './index.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    size: { type: 'string' },
    seed: { type: 'string', default: '1' },
    token: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log('node dev/notion/main.ts [--port 4010] [--size <budget lines>] [--seed 1] [--token <token>]')
} else {
  const standIn = await startNotion({
    port: Number(values.port),
    seed: Number(values.seed),
    size: values.size === undefined ? demoSize : sizeOf(Number(values.size)),
    ...(values.token === undefined ? {} : { token: values.token }),
  })
  console.log(`Notion stand-in ready at ${standIn.url} (control: ${standIn.url}/__control/)`)
  console.log(`NOTION_API_URL=${standIn.url}`)
  console.log(`NOTION_TOKEN=${standIn.token}`)
  console.log(`NOTION_SOURCES=${JSON.stringify(standIn.sources)}`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void standIn.close())
}

/** Budget lines as asked; the other sources grow with the square root of it. */
function sizeOf(budgetLines: number): Size {
  const growth = Math.max(1, Math.sqrt(budgetLines / demoSize.budgetLines))
  return {
    programs: Math.round(demoSize.programs * growth),
    projects: Math.round(demoSize.projects * growth),
    budgetLines,
    risks: Math.round(demoSize.risks * growth),
    actions: Math.round(demoSize.actions * growth),
  }
}

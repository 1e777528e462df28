import { spawn } from 'node:child_process'

export type Step = [title: string, command: string, ...args: string[]]

/** Runs steps one after the other and says how each went; the output of a step is shown only when it fails. */
export async function runSteps(steps: Step[]): Promise<{ passed: number; failed: number }> {
  let failed = 0
  for (const [title, command, ...args] of steps) {
    const started = Date.now()
    const { code, output } = await run(command, args)
    console.log(`${code === 0 ? '✓' : '✗'} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
    if (code === 0) continue
    failed += 1
    console.log(output)
  }
  return { passed: steps.length - failed, failed }
}

function run(command: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

import type { MspdiPlan, MspdiTask } from '#domain/schedule/contract.ts'
import { exportMspdi, importMspdi, importXer } from '#domain/schedule/rules.ts'
import type { EngineWork } from './engine-work.ts'
import { xerOf } from './xer-file.ts'

const count = 5000

export function planFileWork(): EngineWork[] {
  const plan = planOf(count)
  const xml = exportMspdi(plan)
  const size = `${count} tasks, ${(xml.length / 1_048_576).toFixed(1)} MB`
  const work = (name: string, aim: string | null, run: () => unknown): EngineWork => ({
    name: `${name}, ${size}`,
    aim,
    runs: 5,
    open: () => run,
  })
  return [
    work('import', '≤ 1000 ms', () => importMspdi(xml)),
    work('import in pieces of 16 kB', '≤ 1000 ms', () => importMspdi(pieces(xml))),
    work('export', null, () => exportMspdi(plan)),
    xerWork(),
  ]
}

function xerWork(): EngineWork {
  const bytes = new TextEncoder().encode(xerOf(count))
  const size = `${count} tasks, ${(bytes.length / 1_048_576).toFixed(1)} MB`
  return {
    name: `import of XER in pieces of 16 kB, ${size}`,
    aim: '≤ 1000 ms',
    runs: 5,
    open: () => () => importXer(bytePieces(bytes)),
  }
}

async function* bytePieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 16_384) yield bytes.subarray(at, at + 16_384)
}

async function* pieces(xml: string): AsyncGenerator<string> {
  for (let at = 0; at < xml.length; at += 16_384) yield xml.slice(at, at + 16_384)
}

/** Each task with two links, a baseline, an assignment and the sixty or so elements that mean nothing here. */
function planOf(tasks: number): MspdiPlan {
  return {
    project: { name: 'Plan', startDate: '2026-01-05T08:00:00', calendarUid: 1, minutesPerDay: 480 },
    calendars: [{ uid: 1, name: 'Standard', isBase: true }],
    tasks: Array.from({ length: tasks }, (_, i) => taskOf(i + 1)),
    resources: Array.from({ length: 50 }, (_, i) => ({
      uid: i + 1,
      name: `Person ${i + 1}`,
      type: 'work' as const,
    })),
    assignments: Array.from({ length: tasks }, (_, i) => ({
      uid: i + 1,
      taskUid: i + 1,
      resourceUid: 1 + (i % 50),
      units: 1,
      work: 960,
    })),
  }
}

const others = Array.from({ length: 60 }, (_, i) => `<Other${i}>2026-01-05T08:00:00</Other${i}>`).join('')

const taskOf = (uid: number): MspdiTask => ({
  uid,
  id: uid,
  name: `Task ${uid}`,
  outlineLevel: 1,
  start: '2026-01-05T08:00:00',
  finish: '2026-01-06T17:00:00',
  duration: 960,
  durationFormat: 'days',
  work: 960,
  cost: '1250.00',
  links: [1, 7]
    .filter((back) => uid > back)
    .map((back) => ({ predecessorUid: uid - back, type: 'FS', lag: 4800, lagFormat: 'days' })),
  baselines: [
    {
      number: 0,
      start: '2026-01-05T08:00:00',
      finish: '2026-01-06T17:00:00',
      duration: 960,
      cost: '1250.00',
    },
  ],
  kept: [{ after: 'Cost', xml: others }],
})

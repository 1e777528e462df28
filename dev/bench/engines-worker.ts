import { forecastWork } from './earned-value-work.ts'
import type { EngineWork } from './engine-work.ts'
import { planFileWork } from './mspdi-work.ts'
import { scheduleWork } from './schedule-work.ts'

const areas: Record<string, () => EngineWork[]> = {
  schedule: scheduleWork,
  forecasts: forecastWork,
  'plan files': planFileWork,
}

let opened: { key: string; run: () => unknown } | undefined

/** Does one work `runs` times: `/?area=schedule&work=0&runs=60`. What it is done with is made by the first request for it and kept for the next. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url)
    const [area = '', work = '', runs = 0] = ['area', 'work', 'runs'].map(
      (name) => searchParams.get(name) ?? '',
    )
    const key = `${area} ${work}`
    if (opened?.key !== key) opened = { key, run: openWork(area, Number(work)) }
    for (let run = 0; run < Number(runs); run++) await opened.run()
    return new Response('done')
  },
}

function openWork(area: string, place: number): () => unknown {
  const work = areas[area]?.()[place]
  if (!work) throw new Error(`There is no work ${place} in ${area}.`)
  return work.open()
}

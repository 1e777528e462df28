import { levelResources } from '#domain/schedule/rules.ts'
import { measureEngine } from './engines.ts'
import type { Figure } from './figures.ts'
import { publishedProjects } from './psplib-j30.ts'
import { scheduleWork } from './schedule-work.ts'

/** The schedule engine in Node and in workerd, and how close its levelling comes to the shortest schedules there are. */
export const measureSchedule = async (): Promise<Figure[]> => [
  ...(await measureEngine('schedule', scheduleWork())),
  levellingGap(),
]

function levellingGap(): Figure {
  const gaps = publishedProjects.map(({ input, optimum }) => {
    const levelled = levelResources(input)
    return levelled.feasible ? levelled.length / optimum - 1 : Number.NaN
  })
  return {
    area: 'schedule',
    name: `levelling, mean gap to the published optimum of ${gaps.length} projects of PSPLIB with 30 tasks`,
    value: (gaps.reduce((a, b) => a + b, 0) / gaps.length) * 100,
    unit: '%',
    aim: '≤ 2 %',
  }
}

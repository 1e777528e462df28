import { describe, expect, it } from 'vitest'
import { linkTypes } from '#domain/schedule/contract.ts'
import { analyse, datesById } from './reference.ts'

const relations = [
  ['shorter than', 3, 7],
  ['as long as', 5, 5],
  ['longer than', 7, 3],
  ['a milestone before', 0, 4],
  ['followed by the milestone of', 4, 0],
] as const
const lags = [-9, -2, 0, 2, 9]

const cases = linkTypes.flatMap((type) =>
  relations.flatMap(([name, first, second]) => lags.map((lag) => ({ type, name, first, second, lag }))),
)

/** Where B would start if nothing but the link held it, A starting at 0. */
const wanted = ({ type, first, second, lag }: (typeof cases)[number]) =>
  ({ FS: first + lag, SS: lag, FF: first + lag - second, SF: lag - second })[type]

const schedule = (one: (typeof cases)[number], allowBeforeStart: boolean) => {
  const answer = analyse({
    projectStart: 0,
    allowBeforeStart,
    tasks: [
      { id: 'A', duration: one.first },
      { id: 'B', duration: one.second },
    ],
    links: [{ from: 'A', to: 'B', type: one.type, lag: one.lag }],
  })
  const dates = datesById(answer)
  return { answer, a: dates.get('A'), b: dates.get('B') }
}

describe.each(cases)('$type with lag $lag, A ($first) $name B ($second)', (one) => {
  it('starts B where the link says, but not before the project start', () => {
    const { a, b, answer } = schedule(one, false)
    expect(a).toMatchObject({ earlyStart: 0, earlyFinish: one.first })
    expect(b?.earlyStart).toBe(Math.max(0, wanted(one)))
    expect(b?.earlyFinish).toBe(Math.max(0, wanted(one)) + one.second)
    expect(answer.finish).toBe(Math.max(one.first, Number(b?.earlyFinish)))
  })

  it('starts B before the project start where that is allowed', () => {
    const { b, answer } = schedule(one, true)
    expect(b?.earlyStart).toBe(wanted(one))
    expect(answer.start).toBe(Math.min(0, wanted(one)))
    expect(answer.length).toBe(Number(answer.finish) - Number(answer.start))
  })

  it('leaves A the float that the link and the finish of the project leave', () => {
    const { a, b, answer } = schedule(one, false)
    const byLink = Number(b?.lateStart) - wanted(one)
    const byFinish = Number(answer.finish) - one.first
    expect(a?.totalFloat).toBe(Math.min(byLink, byFinish))
    expect(b?.totalFloat).toBe(Number(answer.finish) - Number(b?.earlyFinish))
    expect(a?.freeFloat).toBe(Math.min(Number(b?.earlyStart) - wanted(one), byFinish))
    expect(b?.drivingPredecessors).toEqual(wanted(one) >= 0 ? ['A'] : [])
  })
})

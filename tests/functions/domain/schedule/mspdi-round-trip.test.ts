import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  linkTypes,
  constraintTypes,
  MspdiPlan,
  ScheduleInput,
  mspdiDayTypes,
  mspdiExceptionTypes,
  mspdiFormats,
  mspdiResourceTypes,
  mspdiTaskTypes,
} from '#domain/schedule/contract.ts'
import { analyseSchedule, exportMspdi, importMspdi } from '#domain/schedule/rules.ts'
import { element, planXml, task } from './plans.ts'

const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [] as const })
const one = <const T>(values: readonly T[]) => fc.constantFrom(...values)
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  one(['', ' & < > " \' ]]> ', '\r\n\t', '😀 żółć', '&amp;']),
)
const int = fc.integer({ min: -100_000, max: 100_000 })
const uid = fc.integer({ min: 0, max: 50 })
const flag = fc.boolean()
const minutes = fc.integer({ min: 0, max: 600_000 }).map((seconds) => seconds / 60)
const units = fc.double({ min: 0, max: 20, noNaN: true })
const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 14n }), one(['00', '05', '50', '999', '0001']))
  .map(([whole, fraction]) => `${whole}.${fraction}`)
const time = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19))
const clock = one(['00:00:00', '08:00:00', '12:30:00', '23:59:59'])
const format = one(mspdiFormats)
const many = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 })
const filled = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 })

const period = some({ from: time, to: time })
const workingTimes = many(some({ from: clock, to: clock }))
const plan = fc.record({
  project: some({
    name: text,
    title: text,
    scheduleFromStart: flag,
    startDate: time,
    currencyCode: text,
    calendarUid: uid,
    minutesPerDay: int,
    statusDate: time,
  }),
  calendars: many(
    fc.record(
      {
        uid,
        name: text,
        isBase: flag,
        baseUid: uid,
        weekDays: many(some({ day: one(mspdiDayTypes), working: flag, period, workingTimes })),
        exceptions: many(
          some({
            name: text,
            type: one(mspdiExceptionTypes),
            every: int,
            period,
            working: flag,
            workingTimes,
          }),
        ),
      },
      { requiredKeys: ['uid'] },
    ),
  ),
  tasks: many(
    fc.record(
      {
        uid,
        name: text,
        active: flag,
        manual: flag,
        type: one(mspdiTaskTypes),
        outlineLevel: uid,
        start: time,
        duration: minutes,
        durationFormat: format,
        work: minutes,
        summary: flag,
        percentComplete: units,
        cost: amount,
        actualStart: time,
        remainingDuration: minutes,
        constraintType: one(constraintTypes),
        constraintDate: time,
        calendarUid: uid,
        notes: text,
        links: filled(some({ predecessorUid: uid, type: one(linkTypes), lag: int, lagFormat: format })),
        baselines: filled(some({ number: uid, start: time, finish: time, duration: minutes, cost: amount })),
      },
      { requiredKeys: ['uid'] },
    ),
  ),
  resources: many(
    fc.record(
      { uid, name: text, type: one(mspdiResourceTypes), maxUnits: units, cost: amount },
      { requiredKeys: ['uid'] },
    ),
  ),
  assignments: many(
    fc.record(
      { taskUid: uid, resourceUid: uid, units, work: minutes, cost: amount },
      { requiredKeys: ['taskUid', 'resourceUid'] },
    ),
  ),
})

const reimport = (xml: string) => MspdiPlan.parse(importMspdi(xml))
const known = [
  '<UID>5</UID>',
  '<Name>A &amp; B</Name>',
  '<Duration>PT8H0M0S</Duration>',
  '<Cost>1050</Cost>',
  '<Baseline><Number>0</Number><Other>1</Other></Baseline>',
  '<PredecessorLink><PredecessorUID>1</PredecessorUID><Own/></PredecessorLink>',
]
const unknown = [
  '<Critical>1</Critical>',
  '<ExtendedAttribute><FieldID>188</FieldID><Value>&lt;x&gt;</Value></ExtendedAttribute>',
  '<x:Colour xmlns:x="urn:x" x:shade="a&quot;b">red<x:Deep/></x:Colour>',
  '<Plain xmlns="">text</Plain>',
  '<Start>not a time</Start>',
  '<Name>A second name</Name>',
  '<Finish/>',
]

describe('a round trip', () => {
  it('from a plan to a file and back gives the plan', () => {
    fc.assert(
      fc.property(plan, (made) => {
        expect(reimport(exportMspdi(made))).toEqual(made)
      }),
      { numRuns: 200 },
    )
  })

  it('from any plan ends in a schedule that can be analysed', () => {
    fc.assert(
      fc.property(plan, (made) => {
        const { schedule } = importMspdi(exportMspdi(made))
        if (schedule === null) return
        expect(analyseSchedule(ScheduleInput.parse(schedule))).toHaveProperty('feasible')
      }),
      { numRuns: 300 },
    )
  })

  it('keeps elements that are unknown, repeated, unreadable or out of order', () => {
    const ends = fc
      .subarray(unknown)
      .chain((odd) => fc.shuffledSubarray([...known, ...odd], { minLength: known.length + odd.length }))
    fc.assert(
      fc.property(ends, (inside) => {
        const first = importMspdi(planXml({ tasks: [element('Task', inside.join('\n'))] }))
        const second = importMspdi(exportMspdi(first))
        expect(second).toEqual(first)
        const count = inside.length - known.length + 2
        expect(first.unknown.reduce((sum, entry) => sum + entry.count, 0)).toBe(count)
      }),
      { numRuns: 200 },
    )
  })

  it('puts what is unknown back where it stood', () => {
    const xml = planXml({
      project: '<Views><View/></Views>',
      tasks: [
        task(1, 8, '<WBSLevel>1</WBSLevel>', '<x:T xmlns:x="urn:t">é</x:T>', { Cost: 100 }, '<CV>0</CV>'),
      ],
    })
    const plain = (document: string) => document.replace(/\s*\n\s*/g, '')
    const again = plain(exportMspdi(importMspdi(xml)))
    expect(again).toContain(
      '<Duration>PT8H0M0S</Duration><WBSLevel>1</WBSLevel><T xmlns="urn:t">é</T><Cost>100</Cost><CV>0</CV></Task>',
    )
    expect(again).toContain('<MinutesPerDay>480</MinutesPerDay><Views><View/></Views><Calendars>')
  })

  it('leaves unknown elements out when they are not to be kept, and still names them', () => {
    const { tasks, unknown: names } = importMspdi(
      planXml({ tasks: [task(1, 8, { Critical: 1 }), task(2, 8, { Critical: 0 })] }),
      { keep: false },
    )
    expect(tasks.every(({ kept }) => kept === undefined)).toBe(true)
    expect(names).toEqual([{ path: 'Task/Critical', count: 2 }])
  })
})

describe('an export', () => {
  const empty = { calendars: [], tasks: [], resources: [], assignments: [] }
  const kept = (xml: string) => ({ ...empty, project: { kept: [{ after: '', xml }] } })

  it.each([
    ['<Open>'],
    ['</Project><Project>'],
    ['<!DOCTYPE Project>'],
    ['<A>&unknown;</A>'],
    ['<x:A/>'],
    ['<A>\u0001</A>'],
    ['</Kept><Evil/><Kept>'],
  ])('refuses %s among what was kept, naming its place', (xml) => {
    expect(() => exportMspdi(kept(xml))).toThrow(
      expect.objectContaining({
        code: 'invalid',
        errors: [expect.objectContaining({ path: 'project.kept.0.xml' })],
      }),
    )
  })

  it('refuses characters that XML cannot hold', () => {
    const tasks = [{ uid: 1, name: 'a\u0000b' }]
    expect(() => exportMspdi({ ...empty, project: {}, tasks })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'tasks.0.name' })] }),
    )
  })
})

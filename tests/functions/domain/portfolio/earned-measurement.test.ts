import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  MeasuredWork,
  measureWork,
  type MeasureWorkInput,
} from '../../../../functions/domain/portfolio/earned-value.ts'

type Package = MeasureWorkInput['packages'][number]

const figuresOf = (work: Omit<Package, 'id'>, asOf?: MeasureWorkInput['asOf']) => {
  const [first] = MeasuredWork.parse(measureWork({ packages: [{ id: 'a', ...work }], asOf })).packages
  return [first?.pv.value ?? first?.pv.reason, first?.ev.value ?? first?.ev.reason]
}

const apportionedTo = (id: string, base: string): Package => ({
  id,
  bac: 10,
  progress: { method: 'apportioned', to: base },
})

const reachedAsPlanned = (weight: number, planned: number) => ({ weight, planned, actual: planned })

describe('measuring a work package', () => {
  const march = { bac: 310, start: '2026-03-01', finish: '2026-03-31' }

  it('by percent complete, planned evenly over its days', () => {
    const progress = { method: 'percent_complete', complete: 40 } as const
    expect(figuresOf({ ...march, progress }, '2026-02-28')).toEqual(['0.00', '124.00'])
    expect(figuresOf({ ...march, progress }, '2026-03-01')).toEqual(['10.00', '124.00'])
    expect(figuresOf({ ...march, progress }, '2026-03-20')).toEqual(['200.00', '124.00'])
    expect(figuresOf({ ...march, progress }, '2026-04-01')).toEqual(['310.00', '124.00'])
  })

  it('by 0/100: nothing before its end', () => {
    const progress = { method: '0/100' } as const
    const done = { ...march, progress, actualStart: '2026-03-02', actualFinish: '2026-04-02' }
    expect(figuresOf(done, '2026-03-30')).toEqual(['0.00', '0.00'])
    expect(figuresOf(done, '2026-04-01')).toEqual(['310.00', '0.00'])
    expect(figuresOf(done, '2026-04-02')).toEqual(['310.00', '310.00'])
  })

  it('by 50/50: half at the start, half at the end', () => {
    const progress = { method: '50/50' } as const
    const done = { ...march, progress, actualStart: '2026-03-02', actualFinish: '2026-03-10' }
    expect(figuresOf(done, '2026-03-01')).toEqual(['155.00', '0.00'])
    expect(figuresOf(done, '2026-03-02')).toEqual(['155.00', '155.00'])
    expect(figuresOf(done, '2026-03-31')).toEqual(['310.00', '310.00'])
  })

  // GPM, Kompetenzbasiertes Projektmanagement, milestone technique (Mehrmann and Wirtz): 200 in milestones of 50, 90 and 60, planned after two, three
  // and four periods: 50 is earned after two, 50 + 90 = 140 after three, 200 after four.
  it('by weighted milestones, as in the example of the GPM', () => {
    const progress = {
      method: 'weighted_milestones' as const,
      milestones: [reachedAsPlanned(50, 2), reachedAsPlanned(90, 3), reachedAsPlanned(60, 4)],
    }
    const earned = [1, 2, 3, 4].map((asOf) => figuresOf({ bac: 200, progress }, asOf))
    expect(earned).toEqual([
      ['0.00', '0.00'],
      ['50.00', '50.00'],
      ['140.00', '140.00'],
      ['200.00', '200.00'],
    ])
  })

  it('by milestones that are partly complete', () => {
    const milestones = [
      { weight: 1, planned: 2, complete: 100 },
      { weight: 3, planned: 6, complete: 25 },
    ]
    const work = { bac: 400, start: 0, progress: { method: 'milestone_percent' as const, milestones } }
    // Earned: 100 + 300 × 25 %. Planned at 1: half of the first; at 3: the first and a quarter of the second.
    expect(figuresOf(work, 1)).toEqual(['50.00', '175.00'])
    expect(figuresOf(work, 3)).toEqual(['175.00', '175.00'])
  })

  it('by level of effort: what is planned is earned, whatever is done', () => {
    const work = { bac: 90, start: 0, finish: 9, progress: { method: 'level_of_effort' as const } }
    expect(figuresOf(work, 4)).toEqual(['40.00', '40.00'])
    expect(figuresOf({ ...work, pv: '33.33' }, 4)).toEqual(['33.33', '33.33'])
  })

  it('apportioned to another package, in its proportion', () => {
    const packages: Package[] = [
      { id: 'inspection', bac: 50, progress: { method: 'apportioned', to: 'build' } },
      {
        id: 'build',
        bac: 1000,
        start: 0,
        finish: 10,
        progress: { method: 'percent_complete', complete: 30 },
      },
    ]
    expect(measureWork({ packages, asOf: 4 }).packages[0]).toMatchObject({
      id: 'inspection',
      pv: { value: '20.00' },
      ev: { value: '15.00' },
      percentComplete: { value: 30 },
    })
  })

  it.each<[string, Package['progress'], string]>([
    ['a base that is not there', { method: 'apportioned', to: 'nowhere' }, 'no_base'],
    ['a base of itself', { method: 'apportioned', to: 'a' }, 'apportioned_cycle'],
    [
      'milestones without weight',
      { method: 'weighted_milestones', milestones: [{ weight: 0, planned: 1 }] },
      'weights_zero',
    ],
    ['level of effort without dates', { method: 'level_of_effort' }, 'no_baseline'],
  ])('says why it cannot: %s', (_name, progress, reason) => {
    expect(figuresOf({ bac: 10, progress }, 1)).toEqual([reason, reason])
  })

  it('follows apportionment through any number of packages, and around a circle', () => {
    const chain = Array.from({ length: 5000 }, (_, index) => apportionedTo(String(index), String(index + 1)))
    const root: Package = { id: '5000', bac: 100, progress: { method: 'percent_complete', complete: 50 } }
    expect(measureWork({ packages: [...chain, root] }).packages[0]?.ev).toEqual({ value: '5.00' })
    const circle = measureWork({
      packages: [apportionedTo('a', 'b'), apportionedTo('b', 'c'), apportionedTo('c', 'b')],
    }).packages
    expect(new Set(circle.map(({ ev }) => ev.reason))).toEqual(new Set(['apportioned_cycle']))
  })

  it('keeps a package to the currency of its budget when its cost is in another', () => {
    const [work] = measureWork({
      packages: [
        {
          id: 'a',
          bac: { amount: 10, currency: 'USD' },
          ac: { amount: 1, currency: 'EUR' },
          progress: { method: 'percent_complete', complete: 50 },
        },
      ],
    }).totals
    expect(work).toMatchObject({
      currency: 'USD',
      bac: { value: '10.00' },
      ac: { reason: 'mixed_currencies' },
    })
  })

  it('has earned value without an as-of date, but no planned value', () => {
    const progress = { method: 'percent_complete', complete: 110 } as const
    expect(figuresOf({ ...march, progress })).toEqual(['no_as_of', '341.00'])
  })

  it('refuses days among numbers of periods, and an id that is used twice', () => {
    const progress = { method: '0/100' } as const
    expect(() => figuresOf({ ...march, progress, actualFinish: '2026-03-31' }, 3)).toThrow('not both')
    const twice = [1, 2].map(() => ({ id: 'a', bac: 1, progress }))
    expect(() => measureWork({ packages: twice })).toThrow('same id')
  })
})

describe('the roll-up', () => {
  it('is the exact sum of the packages, in any order', () => {
    const progress = fc.oneof(
      fc.record({
        method: fc.constant('percent_complete' as const),
        complete: fc.integer({ min: 0, max: 100 }),
      }),
      fc.constant({ method: 'level_of_effort' as const }),
      fc.constant({ method: '50/50' as const }),
    )
    const work = fc.record({
      bac: fc.integer({ min: 0, max: 10 ** 9 }).map((units) => (units / 100).toFixed(2)),
      ac: fc.integer({ min: 0, max: 10 ** 6 }),
      start: fc.nat(10),
      finish: fc.integer({ min: 10, max: 20 }),
      actualStart: fc.constantFrom(undefined, 3, 8),
      progress,
    })
    fc.assert(
      fc.property(fc.array(work, { minLength: 1, maxLength: 12 }), fc.nat(25), (works, asOf) => {
        const packages = works.map((each, index) => ({ id: String(index), ...each }))
        const measured = measureWork({ packages, asOf })
        const [total] = measured.totals
        for (const name of ['bac', 'pv', 'ev', 'ac'] as const) {
          const parts = measured.packages.map((each) => BigInt(String(each[name].value).replace('.', '')))
          const sum = parts.reduce((a, b) => a + b, 0n)
          expect(BigInt(String(total?.[name].value).replace('.', ''))).toBe(sum)
        }
        expect(measureWork({ packages: packages.toReversed(), asOf }).totals).toEqual(measured.totals)
      }),
    )
  })

  it('leaves out a figure that some package lacks, rather than comparing unlike sums', () => {
    const progress = { method: 'percent_complete', complete: 50 } as const
    const packages = [
      { id: 'a', bac: 10, ac: 4, progress },
      { id: 'b', bac: 10, progress },
    ]
    const { totals, warnings } = measureWork({ packages })
    expect(totals).toMatchObject([
      { ev: { value: '10.00' }, ac: { value: null, reason: 'package_incomplete' } },
    ])
    expect(totals[0]?.pv).toEqual({ value: null, reason: 'no_baseline' })
    expect(warnings.map(({ code }) => code)).toEqual(['packages_incomplete'])
  })
})

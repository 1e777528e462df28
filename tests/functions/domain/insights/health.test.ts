import { describe, expect, it } from 'vitest'
import { contributions, type HealthFacts } from '../../../../functions/domain/insights/health/rules.ts'

const unknown: HealthFacts = {
  schedulePoints: 15,
  budgetPoints: 15,
  riskPoints: 20,
  actionPoints: 10,
  reportedPoints: 5,
  scheduleBasis: 'undated',
  progress: null,
  daysPassed: null,
  daysTotal: null,
  budgetBasis: 'unplanned',
  currency: null,
  plannedToDate: null,
  usedToDate: null,
  openRisks: 0,
  riskExposure: 0,
  openActions: 0,
  overdueActions: 0,
  reported: null,
}
const reasons = (facts: Partial<HealthFacts>) =>
  Object.fromEntries(contributions({ ...unknown, ...facts }).map((part) => [part.part, part.reason]))

describe('the reasons of a health score', () => {
  it('say of a project of which nothing is known what is missing', () => {
    expect(
      contributions(unknown).map(({ part, points, max, reason }) => [part, points, max, reason]),
    ).toEqual([
      [
        'schedule',
        15,
        30,
        'Without a valid start and end date, progress cannot be compared with time: half the points.',
      ],
      [
        'budget',
        15,
        30,
        'The project has no currency, so its budget lines cannot be added up: half the points.',
      ],
      ['risks', 20, 20, 'No open risks.'],
      ['actions', 10, 10, 'No open actions.'],
      ['reported', 5, 10, 'Nobody has reported a health: half the points.'],
    ])
  })

  it.each<[Partial<HealthFacts>, string]>([
    [
      { scheduleBasis: 'running', progress: 0.2, daysPassed: 73, daysTotal: 365 },
      '20 % done, 20 % of the time has passed (73 of 365 days).',
    ],
    [
      { scheduleBasis: 'late', progress: 0.8, daysPassed: 11, daysTotal: 10 },
      '80 % done, and the end date passed 2 days ago.',
    ],
    [{ scheduleBasis: 'late' }, 'Nothing reported as done, and the end date passed.'],
    [{ scheduleBasis: 'not_started', daysPassed: -1, daysTotal: 10 }, 'Starts in 1 day.'],
    [{ scheduleBasis: 'not_started', daysPassed: 0, daysTotal: 10 }, 'Starts today.'],
    [
      { scheduleBasis: 'unreported', daysPassed: 5, daysTotal: 10 },
      'No progress is reported, 50 % of the time has passed (5 of 10 days): half the points.',
    ],
    [{ scheduleBasis: 'finished', progress: 1 }, 'All work is done.'],
  ])('give the figures of the schedule %#', (facts, reason) => {
    expect(reasons(facts)['schedule']).toBe(reason)
  })

  it.each<[Partial<HealthFacts>, string]>([
    [
      { budgetBasis: 'over', plannedToDate: '1000000.00', usedToDate: '1100000.50' },
      '1,100,000.50 EUR spent or ordered of 1,000,000.00 EUR planned to date (110 %).',
    ],
    [
      { budgetBasis: 'within', plannedToDate: '200.00', usedToDate: '50.00' },
      '50.00 EUR spent or ordered of 200.00 EUR planned to date (25 %).',
    ],
    [
      { budgetBasis: 'unbudgeted', plannedToDate: '0.00', usedToDate: '1234.00' },
      '1,234.00 EUR spent or ordered, but nothing was planned up to this month.',
    ],
    [{ budgetBasis: 'not_due' }, 'Nothing was planned or spent up to this month.'],
    [{ budgetBasis: 'unplanned' }, 'There are no budget lines in EUR: half the points.'],
  ])('give the figures of the budget %#', (facts, reason) => {
    expect(reasons({ currency: 'EUR', ...facts })['budget']).toBe(reason)
  })

  it('count risks and actions', () => {
    expect(
      reasons({ openRisks: 2, riskExposure: 27, openActions: 1, overdueActions: 1, reported: 'red' }),
    ).toMatchObject({
      risks: '2 open risks, exposure 27 (probability × impact; no points from 50).',
      actions: '1 of 1 open action overdue.',
      reported: 'Reported as red.',
    })
  })
})

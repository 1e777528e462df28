import { describe, expect, it } from 'vitest'
import type { Project } from '#domain/portfolio/contract.ts'
import {
  checkBudget,
  checkField,
  checkProgress,
  checkTags,
  readMoney,
} from '../../../../web/pages/portfolio/project-check.ts'

const project = (over: Partial<Project> = {}): Project => ({
  id: '01a1f763-4396-710b-b411-1c1af217d717',
  key: 'QD-101',
  origin: 'app',
  sourceId: null,
  name: 'Atlas',
  programId: null,
  status: null,
  manager: null,
  startDate: null,
  endDate: null,
  budget: null,
  currency: 'EUR',
  priority: null,
  progress: null,
  reportedHealth: null,
  summary: null,
  notes: null,
  tags: [],
  programName: null,
  committed: null,
  actual: null,
  forecast: null,
  healthScore: null,
  healthBand: null,
  openRisks: 0,
  openActions: 0,
  overdueActions: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...over,
})

describe('a typed budget', () => {
  it('is read with separators and with its currency in front or behind', () => {
    expect(readMoney('1,250.50')).toEqual({ amount: '1250.50', currency: undefined })
    expect(readMoney('1 250 usd')).toEqual({ amount: '1250', currency: 'USD' })
    expect(readMoney('EUR 1’250')).toEqual({ amount: '1250', currency: 'EUR' })
  })

  it('becomes an exact amount, or nothing when it was emptied', async () => {
    expect(await checkBudget('1,250.5', project())).toEqual({ changes: { budget: '1250.50' } })
    expect(await checkBudget('  ', project())).toEqual({ changes: { budget: null } })
  })

  it('brings its currency along, and asks for one where the project has none', async () => {
    expect(await checkBudget('10 USD', project())).toEqual({ changes: { budget: '10.00', currency: 'USD' } })
    expect(await checkBudget('10', project({ currency: null }))).toHaveProperty('error')
  })

  it.each(['abc', 'ten', '1.2.3', '12 apples', '--5'])(
    'is refused when it is %j, and never read as empty',
    async (draft) => {
      expect(await checkBudget(draft, project())).toHaveProperty('error')
    },
  )
})

describe('a typed percentage', () => {
  it('is a share between 0 and 1', async () => {
    expect(await checkProgress('40 %', project())).toEqual({ changes: { progress: 0.4 } })
    expect(await checkProgress('33,3', project())).toEqual({ changes: { progress: 0.333 } })
    expect(await checkProgress('', project())).toEqual({ changes: { progress: null } })
  })

  it.each(['101', '-1', 'half'])('is refused when it is %j', async (draft) => {
    expect(await checkProgress(draft, project())).toHaveProperty('error')
  })
})

describe('other fields', () => {
  it('say what the contract says when they are wrong', async () => {
    expect(await checkField('name')(' ', project())).toEqual({ error: 'Give the project a name' })
    expect(await checkField('startDate')('2026-13-01', project())).toHaveProperty('error')
  })

  it('know the rules of the row: an end before the start, a field that Notion owns', async () => {
    const started = project({ startDate: '2026-05-01' })
    expect(await checkField('endDate')('2026-04-01', started)).toHaveProperty('error')
    const foreign = project({ origin: 'notion', sourceId: '01a1f763-4396-710b-b411-1c1af217d718' })
    expect(await checkField('name')('Mine', foreign)).toHaveProperty('error')
    expect(await checkField('notes')('Ours', foreign)).toEqual({ changes: { notes: 'Ours' } })
  })

  it('read tags separated by commas', async () => {
    expect(await checkTags(' cloud , , finance', project())).toEqual({
      changes: { tags: ['cloud', 'finance'] },
    })
  })
})

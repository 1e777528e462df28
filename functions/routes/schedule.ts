import { z } from '@hono/zod-openapi'
import { analyse, checkQuality, level, simulate } from '#domain/schedule'
import {
  InfeasibleSchedule,
  LevelledSchedule,
  LevellingInput,
  ScheduleAnalysis,
  ScheduleInput,
  ScheduleQuality,
  SimulatedSchedule,
  SimulationInput,
} from '#domain/schedule/contract.ts'
import { body, endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['Schedule']
const post = { method: 'post', tags } as const

const analyses = endpoint('viewer', {
  ...post,
  path: '/schedule/analyses',
  summary: 'Find the dates, floats and critical paths of a schedule, without storing it',
  request: { body: body(ScheduleInput) },
  responses: ok(ScheduleAnalysis),
})
const levellings = endpoint('viewer', {
  ...post,
  path: '/schedule/levellings',
  summary: 'Delay tasks until no resource is used beyond its capacity, without storing it',
  request: { body: body(LevellingInput) },
  responses: ok(z.discriminatedUnion('feasible', [LevelledSchedule, InfeasibleSchedule])),
})
const simulations = endpoint('viewer', {
  ...post,
  path: '/schedule/simulations',
  summary: 'Simulate when a schedule finishes and what it costs, without storing it',
  request: { body: body(SimulationInput) },
  responses: ok(z.discriminatedUnion('feasible', [SimulatedSchedule, InfeasibleSchedule])),
})
const qualityChecks = endpoint('viewer', {
  ...post,
  path: '/schedule/quality-checks',
  summary: 'Check the quality of a schedule by the 14 points of the DCMA, without storing it',
  request: { body: body(ScheduleInput) },
  responses: ok(ScheduleQuality),
})

export const scheduleEngineRoutes = router()
  .openapi(analyses, async (c) => c.json(await analyse(c.var.ctx, c.req.valid('json')), 200))
  .openapi(levellings, async (c) => c.json(await level(c.var.ctx, c.req.valid('json')), 200))
  .openapi(simulations, async (c) => c.json(await simulate(c.var.ctx, c.req.valid('json')), 200))
  .openapi(qualityChecks, async (c) => c.json(await checkQuality(c.var.ctx, c.req.valid('json')), 200))

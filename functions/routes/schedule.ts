import { z } from '@hono/zod-openapi'
import { analyse, checkQuality, exportPlan, importPlan, level, simulate } from '#domain/schedule'
import {
  InfeasibleSchedule,
  LevelledSchedule,
  LevellingInput,
  MspdiImport,
  MspdiPlan,
  ScheduleAnalysis,
  ScheduleInput,
  ScheduleQuality,
  SimulatedSchedule,
  SimulationInput,
} from '#domain/schedule/contract.ts'
import { body, endpoint, ok, router } from '../http/endpoint.ts'
import { attachment } from '../http/attachment.ts'

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

const file = { schema: z.string() }
const xml = { 'application/xml': file }
const imports = endpoint('viewer', {
  ...post,
  path: '/schedule/imports',
  summary:
    'Read a plan of Microsoft Project XML or Primavera XER (up to 32 MB; its content says which), without storing it',
  request: {
    query: z.object({
      keep: z.stringbool().optional().meta({
        description:
          'Microsoft Project: `false` leaves out the elements that mean nothing here, and makes the answer smaller.',
      }),
      project: z.coerce.number().pipe(z.int().positive()).optional().meta({
        description: 'Primavera: the id of one of several projects; otherwise the first exported one.',
      }),
      encoding: z.string().max(40).optional().meta({
        description:
          'Primavera: of the text, such as `windows-1251`, where it is neither UTF-8 nor Windows-1252.',
      }),
    }),
    body: {
      required: true,
      content: { ...xml, 'text/xml': file, 'text/plain': file, 'application/octet-stream': file },
    },
  },
  responses: ok(MspdiImport),
})
const exports = endpoint('viewer', {
  ...post,
  path: '/schedule/exports',
  summary: 'Write a plan as Microsoft Project XML; the answer of an import can be sent as it is',
  request: { body: body(MspdiPlan) },
  responses: { 200: { description: 'The file', content: xml } },
})

export const scheduleEngineRoutes = router()
  .openapi(analyses, async (c) => c.json(await analyse(c.var.ctx, c.req.valid('json')), 200))
  .openapi(levellings, async (c) => c.json(await level(c.var.ctx, c.req.valid('json')), 200))
  .openapi(simulations, async (c) => c.json(await simulate(c.var.ctx, c.req.valid('json')), 200))
  .openapi(qualityChecks, async (c) => c.json(await checkQuality(c.var.ctx, c.req.valid('json')), 200))
  .openapi(imports, async (c) => {
    // Where the reading stops early, the rest is dropped with the answer.
    const pieces = c.req.raw.body?.values({ preventCancel: true }) ?? nothing()
    return c.json(await importPlan(c.var.ctx, pieces, c.req.valid('query')), 200)
  })
  .openapi(exports, async (c) => {
    const { xml: text, name } = await exportPlan(c.var.ctx, c.req.valid('json'))
    return c.body(text, 200, {
      'content-type': 'application/xml; charset=utf-8',
      'content-disposition': attachment(`${name}.xml`),
    })
  })

async function* nothing(): AsyncGenerator<Uint8Array> {}

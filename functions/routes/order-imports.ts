import { z } from '@hono/zod-openapi'
import {
  cancelImport,
  createImport,
  getImport,
  listImports,
  runImport,
  setMapping,
  streamRejects,
} from '#domain/orders'
import { ImportSetting, OrderImportDetail, OrderImports } from '../domain/orders/imports/contract.ts'
import { DomainError } from '../domain/errors.ts'
import { Id } from '../domain/values.ts'
import { accepted, body, created, endpointOfPage, ok, router } from '../http/endpoint.ts'
import { attachment } from '../http/attachment.ts'

const endpoint = endpointOfPage('orders')
const tags = ['Order imports']
const byId = { params: z.object({ id: Id }) }
const binary = { schema: z.string().meta({ format: 'binary' }) }
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const create = endpoint('lead', {
  method: 'post',
  path: '/orders/imports',
  tags,
  summary: 'Upload a file of orders (CSV up to 200 MB, XLSX up to 40 MB); answers how it would be read',
  request: {
    headers: z.object({
      /** The name of the file, encoded as in an address. */
      'x-file-name': z.string().max(1000).optional(),
    }),
    body: {
      required: true,
      content: { 'application/octet-stream': binary, 'text/csv': binary, [xlsx]: binary },
    },
  },
  responses: created(OrderImportDetail),
})
const list = endpoint('lead', {
  method: 'get',
  path: '/orders/imports',
  tags,
  summary: 'List the latest 50 imports',
  responses: ok(OrderImports),
})
const get = endpoint('lead', {
  method: 'get',
  path: '/orders/imports/{id}',
  tags,
  summary: 'Get an import: a preview before it is run, then progress, counts and the first rejected rows',
  request: byId,
  responses: ok(OrderImportDetail),
})
const map = endpoint('lead', {
  method: 'put',
  path: '/orders/imports/{id}/mapping',
  tags,
  summary: 'Choose how the file is read and what its columns are; answers the preview anew',
  request: { ...byId, body: body(ImportSetting) },
  responses: ok(OrderImportDetail),
})
const run = endpoint('lead', {
  method: 'post',
  path: '/orders/imports/{id}/run',
  tags,
  summary: 'Start an import, or go on with one that stopped',
  request: byId,
  responses: accepted(OrderImportDetail),
})
const cancel = endpoint('lead', {
  method: 'post',
  path: '/orders/imports/{id}/cancellation',
  tags,
  summary: 'Stop an import; orders that are written stay',
  request: byId,
  responses: ok(OrderImportDetail),
})
const rejects = endpoint('lead', {
  method: 'get',
  path: '/orders/imports/{id}/rejects',
  tags,
  summary: 'Download the rejected rows as CSV: their cells, the line, the column and the reason',
  request: byId,
  responses: { 200: { description: 'The file', content: { 'text/csv': binary } } },
})

export const orderImportRoutes = router()
  .openapi(create, async (c) => {
    const { body: file } = c.req.raw
    if (!file) throw new DomainError('invalid', 'The request has no file. Send it as the body.')
    const upload = {
      name: nameOf(c.req.valid('header')['x-file-name']),
      body: file,
      bytes: lengthOf(c.req.header('content-length')),
    }
    return c.json(await createImport(c.var.ctx, upload), 201)
  })
  .openapi(list, async (c) => c.json({ items: await listImports(c.var.ctx) }, 200))
  .openapi(get, async (c) => c.json(await getImport(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(map, async (c) =>
    c.json(await setMapping(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(run, async (c) => c.json(await runImport(c.var.ctx, c.req.valid('param').id), 202))
  .openapi(cancel, async (c) => c.json(await cancelImport(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(rejects, async (c) => {
    const { name, body: file } = await streamRejects(c.var.ctx, c.req.valid('param').id)
    return c.body(file, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${name}.csv`),
    })
  })

function nameOf(encoded = ''): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

const lengthOf = (header: string | undefined) =>
  header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined

import { router } from '../http/endpoint.ts'
import type { ApiDocument } from '../http/openapi/shape.ts'

export const openApiRoutes = router()
  .get('/openapi.json', async (c) => c.json(await describe(c.var.ctx.config.APP_URL)))
  .get('/docs', async (c) => {
    const [{ referencePage }, { contentPolicy }] = await Promise.all([
      import('../http/openapi/page.ts'),
      import('../http/openapi/policy.ts'),
    ])
    c.header('content-security-policy', await contentPolicy())
    return c.html(referencePage(await describe(c.var.ctx.config.APP_URL)))
  })

// Made when it is first asked for, and then kept: nothing of it is loaded when a Worker starts, and it only changes with the code.
const documents = new Map<string, ApiDocument>()

async function describe(appUrl: string): Promise<ApiDocument> {
  const known = documents.get(appUrl)
  if (known) return known
  const [{ app }, { describeApi }] = await Promise.all([
    import('../app.ts'),
    import('../http/openapi/document.ts'),
  ])
  const document = describeApi(app, appUrl)
  documents.set(appUrl, document)
  return document
}

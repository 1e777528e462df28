import { cookieNames } from '#domain/identity'
import { ApiDocument, type Operation } from './shape.ts'

interface Generator {
  getOpenAPI31Document(config: { openapi: string; info: { title: string; version: string } }): unknown
}

const description = `Requests and answers are JSON. Instants are UTC with milliseconds, days have no zone, money is exact decimal text beside its
currency. Lists are pages: pass \`next\` as \`after\` until it is null. An edit names the \`updatedAt\` that it was made on; when somebody
else was faster, the answer is 409 with the row as it is now. Errors are RFC 9457 problem details.`

/** The OpenAPI 3.1 description of the routes of an app, as every route declares itself. */
export function describeApi(app: Generator, appUrl: string): ApiDocument {
  const info = { title: 'Quarterdeck API', version: '1', description }
  const generated = ApiDocument.parse(app.getOpenAPI31Document({ openapi: '3.1.0', info }))
  const paths = Object.fromEntries(
    Object.entries(generated.paths).map(([path, item]) => [path, finish(path, item)]),
  )
  return {
    ...generated,
    servers: [{ url: appUrl }],
    paths,
    components: { ...generated.components, responses: shared(generated), securitySchemes: schemes(appUrl) },
  }
}

const schemes = (appUrl: string) => ({
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: cookieNames(appUrl).token,
    description: 'The session of a person who signed in with a browser.',
  },
  token: { type: 'http', scheme: 'bearer', description: 'An API token, made under Settings → API tokens.' },
})

/** The answer that every operation gives when something goes wrong, written once. */
const shared = ({ paths }: ApiDocument) => {
  const problem = Object.values(paths).flatMap((item) =>
    Object.values(item).map((op) => op.responses['default']),
  )[0]
  return problem ? { Problem: problem } : {}
}

function finish(path: string, item: Record<string, Operation>): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(item).map(([method, operation]) => [
      method,
      {
        ...operation,
        operationId: operationId(method, path),
        responses: { ...operation.responses, default: { $ref: '#/components/responses/Problem' } },
      },
    ]),
  )
}

/** `get /api/projects/{key}/health` → `getProjectsByKeyHealth` */
const operationId = (method: string, path: string) =>
  method +
  path
    .replace(/^\/api\//, '')
    .split(/[^A-Za-z0-9{}]+/)
    .map((part) => part.replace(/^\{(.*)\}$/, (_, name: string) => `By${capital(name)}`))
    .map(capital)
    .join('')

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

import { example } from './schema.ts'
import { type ApiDocument, bodyOf, type Entry } from './shape.ts'

/** A command for the shell that calls an operation; what must be filled in stands as variables, `$RUN_ID` for example. */
export function curl({ method, path, operation }: Entry, document: ApiDocument): string {
  const needed = (operation.parameters ?? []).filter(
    (parameter) => parameter.in === 'query' && parameter.required,
  )
  const query = needed.map(({ name }) => `${name}=$${constant(name)}`).join('&')
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => `$${constant(name)}`)
  const url = `${document.servers?.[0]?.url ?? ''}${address}${query ? `?${query}` : ''}`
  const schema = bodyOf(operation)
  const body = schema ? JSON.stringify(example(schema, document.components?.schemas ?? {})) : undefined
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"${url}"`,
    operation['x-required-role'] === 'public' ? undefined : '-H "Authorization: Bearer $QUARTERDECK_TOKEN"',
    body && `-H 'Content-Type: application/json' -d '${body}'`,
  ]
    .filter(Boolean)
    .join(' \\\n  ')
}

/** `runId` → `RUN_ID` */
const constant = (name: string) => name.replace(/([A-Z])/g, '_$1').toUpperCase()

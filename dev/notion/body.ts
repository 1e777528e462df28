import { invalidBody } from './errors.ts'
import { isObject, type JsonObject } from './json.ts'

export function bodyObject(body: unknown): JsonObject {
  if (body === undefined) return {}
  if (!isObject(body)) throw invalidBody('body should be an object.')
  return body
}

export function refuseUnknownKeys(body: JsonObject, known: readonly string[]): void {
  const unknown = Object.keys(body).find((key) => !known.includes(key))
  if (unknown !== undefined) {
    throw invalidBody(
      `body.${unknown} should be not present, instead was \`${JSON.stringify(body[unknown])}\`.`,
    )
  }
}

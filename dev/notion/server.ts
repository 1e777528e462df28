import type { Server } from 'node:http'
import { z } from 'zod'
import { type Answer, createDoor, jsonAnswer, type Received } from '../stand-in.ts'
import type { NotionControl } from './control.ts'
import { serveApi, type World } from './serve.ts'

const controlPrefix = '/__control/'

export interface Doors {
  world: World
  control: NotionControl
}

/** The API under `/v1/` and the control interface under `/__control/`, on one port of the loopback interface. */
export const createDoors = ({ world, control }: Doors): Server =>
  createDoor((received) => {
    const { pathname } = received.url
    return pathname.startsWith(controlPrefix)
      ? answerControl(control, pathname.slice(controlPrefix.length), received.body)
      : answerLogged(world, received)
  })

async function answerLogged(world: World, { request, url, body }: Received): Promise<Answer> {
  const startedMs = performance.now()
  const at = world.store.clock.now().toISOString()
  const method = request.method ?? 'GET'
  const answered = await serveApi(world, { method, url, headers: request.headers, body })
  const durationMs = performance.now() - startedMs
  world.log.add({ method, path: url.pathname + url.search, status: answered.status, at, durationMs })
  return answered
}

async function answerControl(control: NotionControl, name: string, body: string): Promise<Answer> {
  const verbs: Readonly<Record<string, { receive(input: unknown): unknown }>> = control
  if (name === '') return jsonAnswer(200, { verbs: Object.keys(verbs) })
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (verb === undefined)
    return jsonAnswer(404, { error: `there is no verb ${name}`, verbs: Object.keys(verbs) })
  try {
    const result = await verb.receive(body === '' ? {} : JSON.parse(body))
    return jsonAnswer(200, { result: result ?? null })
  } catch (error) {
    return jsonAnswer(400, { error: error instanceof z.ZodError ? z.prettifyError(error) : String(error) })
  }
}

import { z } from 'zod'
import { NotionRole, notionRoles } from '#domain/sync/contract.ts'
import type { Change, JobMessage } from './domain/context.ts'

const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined)

const NotionSources = z.partialRecord(NotionRole, z.string().min(1))

const Variables = z.object({
  DATABASE_URL: z
    .string()
    .min(1, 'DATABASE_URL is not set: give the connection string of a Postgres database.'),
  DATABASE_DRIVER: z.enum(['neon', 'tcp']).default('neon'),
  NEON_FETCH_ENDPOINT: optional,
  LAKEBASE_INSTANCE: optional,
  LAKEBASE_ENDPOINT: optional,
  DATABRICKS_HOST: optional,
  DATABRICKS_TOKEN: optional,
  DATABRICKS_CLIENT_ID: optional,
  DATABRICKS_CLIENT_SECRET: optional,
  GENIE_SPACE_ID: optional,
  GENIE_QUESTIONS_PER_MINUTE: z.coerce.number().int().min(1).max(1000).default(5),
  NOTION_TOKEN: optional,
  NOTION_API_URL: z.url().default('https://api.notion.com'),
  NOTION_WEBHOOK_TOKEN: optional,
  NOTION_SOURCES: optional,
  NOTION_BUDGET_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(180),
  AUTH_SECRET: z
    .string()
    .min(32, 'AUTH_SECRET must have at least 32 characters: make one with `openssl rand -base64 32`.'),
  APP_URL: z.url(),
  STAND_INS: optional,
})

/** What the Worker is bound to, as far as it is used; the types are our own, so that Node and the browser's compiler can read them too. */
export interface Env {
  JOBS: { send(message: JobMessage, options?: { delaySeconds?: number }): Promise<unknown> }
  LIVE: Namespace<{ fetch(request: Request): Promise<Response>; publish(change: Change): Promise<void> }>
  FILES: FileBucket
  PACER: Namespace<{
    take(want: number, budget: number): Promise<{ granted: number; retryInMs: number }>
    pause(ms: number): Promise<void>
  }>
  [variable: string]: unknown
}

/** Object storage, as far as it is used. */
export interface FileBucket {
  put(key: string, body: Uint8Array): Promise<unknown>
  createMultipartUpload(key: string): Promise<Multipart>
  get(
    key: string,
    options?: { range: { offset: number; length?: number } },
  ): Promise<{ body: ReadableStream<Uint8Array>; size: number } | null>
  delete(key: string): Promise<void>
}

interface Multipart {
  uploadPart(part: number, body: Uint8Array): Promise<{ partNumber: number; etag: string }>
  complete(parts: { partNumber: number; etag: string }[]): Promise<unknown>
  abort(): Promise<void>
}

/** A durable object class: one object per name. */
interface Namespace<Stub> {
  idFromName(name: string): object
  get(id: object): Stub
}

export interface Config extends Omit<z.output<typeof Variables>, 'NOTION_SOURCES' | 'STAND_INS'> {
  NOTION_SOURCES: z.output<typeof NotionSources>
  /** Names of integrations that a stand-in on this machine plays; shown in the app. */
  STAND_INS: string[]
}

const known = new WeakMap<object, Config>()

/** Reads the variables once per isolate. Throws one Error that names every bad variable and never a value. */
export function readConfig(env: object): Config {
  const config = known.get(env) ?? parse(env)
  known.set(env, config)
  return config
}

function parse(env: object): Config {
  const result = Variables.safeParse(env)
  if (!result.success) {
    throw new Error(
      `Configuration: ${result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join(' ')}`,
    )
  }
  return {
    ...result.data,
    NOTION_SOURCES: notionSources(result.data.NOTION_SOURCES),
    STAND_INS: result.data.STAND_INS?.split(',') ?? [],
  }
}

function notionSources(text: string | undefined): z.output<typeof NotionSources> {
  if (!text) return {}
  try {
    return NotionSources.parse(JSON.parse(text))
  } catch {
    throw new Error(
      `Configuration: NOTION_SOURCES must be JSON that maps ${notionRoles.join(', ')} to database ids.`,
    )
  }
}

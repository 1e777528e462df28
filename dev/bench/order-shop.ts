import { createHash } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { connectNeon } from '../../functions/db/client.ts'
import { type Call, demoAdmin, openSession } from '../demo/client.ts'
import { seedDemo } from '../demo/seed.ts'
import { migrate } from '../migrate.ts'
import { type GatewayOptions, startGateway } from '../postgres/gateway.ts'
import { startProduct } from '../product.ts'

export interface OrderShop {
  url: string
  /** How many orders there are, and where: `1,000,000 orders, Postgres server`. */
  title: string
  orders: number
  call: Call
  /** A GET whose answer is read, but not parsed: that would be this process's work, not the product's. */
  download(path: string): Promise<void>
  /** The signed-in person's cookies. */
  cookie(): string
  roundTrips(): number
}

/** On the server of TEST_DATABASE_URL as many as asked for, otherwise fewer in the embedded Postgres. */
export interface Size {
  onServer: number
  embedded: number
}

const server = process.env['TEST_DATABASE_URL']
const root = join(import.meta.dirname, '../..')
const sources = [
  'migrations/postgres/*.up.sql',
  'dev/demo/seed.ts',
  'dev/demo/orders.ts',
  'dev/demo/orders/*.ts',
]

/** The product over a shop with many orders. On a server the loaded database stays for the next time. */
export async function withOrderShop<Result>(
  size: Size,
  use: (shop: OrderShop) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
  const orders = server ? size.onServer : size.embedded
  const databaseUrl = server ? await keptDatabase(server, orders) : undefined
  if (!server) await fill({ dataDir: join(dataDir, 'postgres') }, orders)
  const product = await startProduct({ port: 0, dataDir, env: { DATABASE_URL: databaseUrl }, demo: false })
  try {
    const session = await openSession(product.url, demoAdmin)
    const place = server ? 'Postgres server' : 'embedded Postgres'
    const title = `${orders.toLocaleString('en')} orders, ${place}`
    const roundTrips = () => product.backends.gateway.roundTrips()
    const download = async (path: string) => {
      const answer = await fetch(product.url + path, { headers: { cookie: session.cookie() } })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}.`)
    }
    return await use({ url: product.url, title, orders, ...session, download, roundTrips })
  } finally {
    await product.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A database with a fixed name; it is made anew when the generator or the schema is another than that which filled it. */
async function keptDatabase(serverUrl: string, orders: number): Promise<string> {
  const name = `quarterdeck_bench_orders_${orders}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ stamp: string | null }>(
      "select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = $1",
      [name],
    )
    const url = new URL(serverUrl)
    url.pathname = `/${name}`
    if (rows[0]?.stamp === stamp()) return url.href
    console.error(`loading ${orders.toLocaleString('en')} orders into ${name}, which takes minutes…`)
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
    await fill({ databaseUrl: url.href }, orders)
    await client.query(`comment on database ${name} is '${stamp()}'`)
    return url.href
  } finally {
    await client.end()
  }
}

function stamp(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).toSorted()) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

async function fill(target: GatewayOptions, orders: number): Promise<void> {
  const gateway = await startGateway(target)
  try {
    await migrate({ exec: gateway.exec, rows: async () => [] })
    await seedDemo(
      {
        DATABASE_URL: gateway.databaseUrl,
        NEON_FETCH_ENDPOINT: gateway.fetchEndpoint,
        AUTH_SECRET: 'not used to fill a database, only to read it',
        APP_URL: 'http://localhost',
      },
      orders,
    )
    // Nothing but what is measured shall run.
    await connectNeon(gateway.databaseUrl, gateway.fetchEndpoint).execute(sql`delete from schedules`)
    await gateway.exec('vacuum analyze')
  } finally {
    await gateway.close()
  }
}

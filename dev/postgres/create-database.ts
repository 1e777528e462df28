import { Client } from 'pg'
import { uuidv7 } from 'uuidv7'

/** A new, empty database of its own on a real Postgres, for tests and benchmarks; it stays there until the server goes. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `quarterdeck_${uuidv7().replaceAll('-', '')}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

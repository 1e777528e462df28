import { uuidv7 } from 'uuidv7'
import { askQuestion, getQuestion } from '#domain/ask'
import { NewQuestion, type Question } from '#domain/ask/contract.ts'
import { createPerson } from '#domain/identity'
import { type GenieStandIn, startGenie } from '../../../../dev/genie/index.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { type Desk, openDesk } from '../orders/analytics/desk.ts'
import type { Config } from '../../../../functions/env.ts'
import type { World } from '../../../world.ts'

/** A database with orders, a Genie beside it, one clock for both, and people who ask. */
export interface Booth {
  desk: Desk
  world: World
  genie: GenieStandIn
  clock: { at: Date }
  /** Calls of the pacer, and what it answers. */
  pacer: { paused: number[]; taken: number; answer: { granted: number; retryInMs: number } }
  /** A context of a person with this name, made on first use. */
  as(name: string, over?: Partial<Ctx>): Promise<Ctx>
  /** Asks as Ada, or as `ctx`. */
  ask(question: string, more?: Partial<NewQuestion> & { ctx?: Ctx }): Promise<Question>
  /** Looks as soon as it may, until there is nothing more to wait for. */
  follow(question: Question, ctx?: Ctx): Promise<Question>
  /** Moves the clock to when the question goes on, and looks. */
  look(question: Question, ctx?: Ctx): Promise<Question>
  close(): Promise<void>
}

export async function openBooth(settings = connected): Promise<Booth> {
  const clock = { at: new Date('2026-03-18T09:00:00.000Z') }
  const now = () => clock.at
  const desk = await openDesk('Europe/Berlin')
  const genie = await startGenie({ source: desk.world.gateway, now })
  const config = { ...desk.world.as('nobody').config, ...settings(genie) }
  const pacer: Booth['pacer'] = { paused: [], taken: 0, answer: { granted: 1, retryInMs: 0 } }
  const people = new Map<string, string>()
  const { world } = desk
  const personNamed = (name: string) =>
    createPerson(world.as('admin'), {
      email: `${name}@quarterdeck.example`,
      name,
      role: 'viewer',
      password: 'a password for tests',
    })

  const as: Booth['as'] = async (name, over) => {
    const id = people.get(name) ?? (await personNamed(name)).id
    people.set(name, id)
    const base = world.as('viewer', { now, config })
    return {
      ...base,
      actor: { kind: 'user', id, name, email: `${name}@quarterdeck.example`, role: 'viewer' },
      pacer: {
        take: async () => {
          pacer.taken++
          return pacer.answer
        },
        pause: async (_upstream, ms) => void pacer.paused.push(ms),
      },
      ...over,
    }
  }
  const look: Booth['look'] = async (question, ctx) => {
    if (question.continuesAt)
      clock.at = new Date(Math.max(clock.at.getTime(), Date.parse(question.continuesAt)))
    return getQuestion(ctx ?? (await as('Ada')), question.id)
  }
  return {
    desk,
    world,
    genie,
    clock,
    pacer,
    as,
    look,
    ask: async (question, { ctx, ...more } = {}) =>
      askQuestion(ctx ?? (await as('Ada')), NewQuestion.parse({ id: uuidv7(), question, ...more })),
    follow: async (question, ctx) => {
      let current = question
      for (let looks = 0; current.continuesAt && looks < 500; looks++) current = await look(current, ctx)
      return current
    },
    close: async () => {
      await genie.close()
      await desk.close()
    },
  }
}

export const connected = ({ url, token, spaceId }: GenieStandIn): Partial<Config> => ({
  DATABRICKS_HOST: url,
  DATABRICKS_TOKEN: token,
  GENIE_SPACE_ID: spaceId,
})

import { createSignal, onCleanup } from 'solid-js'
import { queryClient } from './queries/client.ts'

/** Query keys begin with the topic that they are about. Here stand the others that a topic also changes. */
const alsoChanged: Record<string, string[]> = {
  notifications: ['me'],
  workspace: ['me'],
  flags: ['me'],
  people: ['me'],
  projects: ['kpis'],
  jobs: ['kpis'],
  runs: ['notion'],
  quality: ['kpis'],
}

const pingMs = 25_000
const silenceMs = 60_000
const gatherMs = 250
const firstDelayMs = 1_000
const longestDelayMs = 30_000

const [connected, setConnected] = createSignal(false)
/** True while the server pushes changes; otherwise pages refresh on focus and every 30 s. */
export { connected }

/** Full jitter around a doubling delay, so that a thousand browsers do not come back in the same second. */
export function reconnectDelayMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt)
  return ceiling / 2 + (random() * ceiling) / 2
}

/** What changed. Without ids it can be anything of the topic. */
export interface Change {
  topic: string
  ids: string[]
}

/** `{topic, ids}` as the server sends it; undefined for anything else. */
export function readChange(message: unknown): Change | undefined {
  if (typeof message !== 'string' || message === 'pong') return undefined
  try {
    const parsed: unknown = JSON.parse(message)
    if (typeof parsed !== 'object' || !parsed || !('topic' in parsed) || typeof parsed.topic !== 'string')
      return undefined
    const ids = 'ids' in parsed && Array.isArray(parsed.ids) ? parsed.ids : []
    return { topic: parsed.topic, ids: ids.filter((id) => typeof id === 'string') }
  } catch {
    return undefined
  }
}

type Listener = (ids: readonly string[]) => void

const listeners = new Map<string, Set<Listener>>()

/** Tells which rows of a topic changed, message by message, for as long as the component lives. */
export function useChanges(topic: string, listener: Listener): void {
  const known = listeners.get(topic) ?? new Set()
  listeners.set(topic, known.add(listener))
  onCleanup(() => known.delete(listener))
}

/** Keeps one socket to the server until the returned function is called, and refreshes the queries of each topic it hears of. */
export function connectLive(): () => void {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let closed = false

  const open = () => {
    socket = new WebSocket(new URL('/api/live', location.href.replace(/^http/, 'ws')))
    let heardAt = Date.now()
    const ping = setInterval(() => {
      if (Date.now() - heardAt > silenceMs) socket?.close()
      else if (socket?.readyState === WebSocket.OPEN) socket.send('ping')
    }, pingMs)
    socket.addEventListener('open', () => {
      if (attempt > 0) void queryClient.invalidateQueries()
      attempt = 0
      setConnected(true)
    })
    socket.addEventListener('message', ({ data }) => {
      heardAt = Date.now()
      const change = readChange(data)
      if (change) hear(change)
    })
    socket.addEventListener('close', () => {
      clearInterval(ping)
      setConnected(false)
      if (!closed) timer = setTimeout(open, reconnectDelayMs(attempt++))
    })
  }
  open()
  return () => {
    closed = true
    clearTimeout(timer)
    socket?.close()
  }
}

function hear({ topic, ids }: Change): void {
  for (const listener of listeners.get(topic) ?? []) listener(ids)
  gather(topic)
}

const gathered = new Set<string>()
let gathering: ReturnType<typeof setTimeout> | undefined

/** A bulk write is many messages: they are collected for a moment and cause one refresh. */
function gather(topic: string): void {
  for (const changed of [topic, ...(alsoChanged[topic] ?? [])]) gathered.add(changed)
  gathering ??= setTimeout(() => {
    gathering = undefined
    for (const changed of gathered) void queryClient.invalidateQueries({ queryKey: [changed] })
    // Whatever changed is in the audit trail too.
    void queryClient.invalidateQueries({ queryKey: ['audit', 'newest'] })
    gathered.clear()
  }, gatherMs)
}

import type { LevellingInput } from '#domain/schedule/contract.ts'
import { openRandom } from '../../../../functions/domain/schedule/rules/random.ts'

interface Size {
  tasks: number
  seed: number
  /** Share of the resources that a task needs. */
  factor: number
  /** 0: capacities hardly let one task run; 1: nothing waits. */
  strength: number
}

/**
 * A project in the manner of ProGen (Kolisch, Sprecher and Drexl 1995), the generator behind PSPLIB: durations from 1 to 10, four resources,
 * demands from 1 to 10, about 1.8 links a task.
 */
export function makeProject({ tasks: count, seed, factor, strength }: Size): LevellingInput {
  const random = openRandom(seed)
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const tasks = Array.from({ length: count }, (_, i) => ({
    id: `t${i}`,
    duration: upTo(10),
    demands: Object.fromEntries(
      [0, 1, 2, 3].flatMap((r) => (random() < factor ? [[`R${r}`, upTo(10)]] : [])),
    ),
  }))
  const links = tasks.slice(3).flatMap((task, k) => {
    const near = Array.from({ length: random() < 0.8 ? 2 : 1 }, () =>
      Math.max(0, k + 2 - Math.floor(random() * 8)),
    )
    return [...new Set(near)].map((from) => ({ from: `t${from}`, to: task.id }))
  })
  const resources = [0, 1, 2, 3].map((r) => {
    const needs = tasks.map((task) => task.demands[`R${r}`] ?? 0)
    const [least, most] = [
      Math.max(1, ...needs),
      needs
        .toSorted((a, b) => b - a)
        .slice(0, 5)
        .reduce((a, b) => a + b, 0),
    ]
    return { id: `R${r}`, capacity: least + Math.round(strength * Math.max(0, most - least)) }
  })
  return { projectStart: 0, tasks, links, resources }
}

/** The shortest length there is, by trying every order of a serial schedule; for finish-start links and about ten tasks. */
export function shortestLength({ tasks, links, resources }: LevellingInput): number {
  const before = tasks.map((task) =>
    links.flatMap((link) => (link.to === task.id ? place(tasks, link.from) : [])),
  )
  const tail = tasks.map(() => 0)
  for (let i = tasks.length - 1; i >= 0; i--) {
    const after = links
      .filter((link) => link.from === tasks[i]?.id)
      .map((link) => tail[place(tasks, link.to)] ?? 0)
    tail[i] = (tasks[i]?.duration ?? 0) + Math.max(0, ...after)
  }
  const horizon = tasks.reduce((sum, task) => sum + task.duration, 0)
  const capacity = resources.map((resource) => resource.capacity)
  const demand = tasks.map((task) => resources.map((resource) => task.demands?.[resource.id] ?? 0))
  const used = Array.from({ length: horizon + 1 }, () => capacity.map(() => 0))
  const finish = tasks.map(() => -1)
  const seen = new Set<string>()
  let best = horizon
  const fits = (i: number, start: number) =>
    used
      .slice(start, start + (tasks[i]?.duration ?? 0))
      .every((row) => row.every((units, r) => units + (demand[i]?.[r] ?? 0) <= (capacity[r] ?? 0)))
  const use = (i: number, start: number, sign: number) =>
    used
      .slice(start, start + (tasks[i]?.duration ?? 0))
      .forEach((row) => row.forEach((_, r) => (row[r] = (row[r] ?? 0) + sign * (demand[i]?.[r] ?? 0))))
  const branch = (placed: number) => {
    const key = finish.join()
    if (seen.has(key)) return
    seen.add(key)
    if (placed === tasks.length) best = Math.min(best, Math.max(0, ...finish))
    for (let i = 0; i < tasks.length; i++) {
      const ends = (before[i] ?? []).map((j) => finish[j] ?? -1)
      if ((finish[i] ?? 0) >= 0 || ends.includes(-1)) continue
      let start = Math.max(0, ...ends)
      while (!fits(i, start)) start++
      if (start + (tail[i] ?? 0) >= best) continue
      use(i, start, 1)
      finish[i] = start + (tasks[i]?.duration ?? 0)
      branch(placed + 1)
      finish[i] = -1
      use(i, start, -1)
    }
  }
  branch(0)
  return best
}

const place = (tasks: { id: string }[], id: string) => tasks.findIndex((task) => task.id === id)

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Begins to watch the processes of a name below this one; the answer gives the most memory that they have held together since, in MB. NaN where
 * the system does not tell (it is Linux that does).
 */
export function peakMemory(name: string): () => number {
  const processes = descendants().filter(({ command }) => command === name)
  for (const { id } of processes) resetPeak(id)
  return () => {
    if (processes.length === 0) return Number.NaN
    return processes.reduce((sum, { id }) => sum + kilobytes(id, 'VmHWM'), 0) / 1024
  }
}

function descendants(): { id: number; command: string }[] {
  const parents = new Map<number, { parent: number; command: string }>()
  for (const id of processIds()) {
    const [, command = '', parent = ''] = /\((.*)\) \S (\d+)/s.exec(read(`/proc/${id}/stat`)) ?? []
    parents.set(id, { parent: Number(parent), command })
  }
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id)?.parent ?? 0
    return parent === process.pid || (parent > 1 && isBelow(parent))
  }
  return [...parents].filter(([id]) => isBelow(id)).map(([id, { command }]) => ({ id, command }))
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

function resetPeak(id: number): void {
  try {
    writeFileSync(`/proc/${id}/clear_refs`, '5')
  } catch {
    // Then the peak is that of the process's whole life.
  }
}

const kilobytes = (id: number, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${id}/status`))?.[1] ?? Number.NaN)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

import { areSameRows, type Entries, haveSameIds } from './list-entries.ts'
import { range, type Stretch } from './stretch.ts'

/** A page of rows and the cursor of the one after it. */
export interface WindowPage<Row> {
  items: Row[]
  next: string | null
}

interface RowWindowsOptions<Row> {
  /** How many windows stay in memory. */
  kept: number
  /** The first page is shorter than a window, so that it is there sooner. */
  firstPage: number
  load(request: { after: string | null; limit: number }, signal: AbortSignal): Promise<WindowPage<Row>>
  /** Called after anything changed that `at` and `count` tell. */
  changed(): void
  failed(error: Error): void
}

interface Window<Row> {
  rows: Row[]
  /** All rows up to the next landmark, or to the end. */
  complete: boolean
}

/** How far beyond what is in view rows are loaded. */
const ahead = 30

/**
 * The rows of a list of any length, of which only what was looked at lately is in memory. Windows load when they come into view and are
 * given up when they leave it before they came. Landmarks open the whole list; before they are known it grows page by page.
 */
export class RowWindows<Row extends { id: string; updatedAt: string }> {
  readonly #options: RowWindowsOptions<Row>
  readonly #windows = new Map<number, Window<Row>>()
  readonly #loading = new Map<number, AbortController>()
  #entries: Entries
  #isOpen = false
  #isStopped = false
  #view: Stretch = { first: 0, last: 0 }
  #held: Stretch | undefined

  constructor(options: RowWindowsOptions<Row>) {
    this.#options = options
    this.#entries = { total: 0, every: options.firstPage, cursors: [null] }
  }

  /** How many rows the list has as far as known. */
  get count(): number {
    return this.#entries.total
  }

  /** False until the first rows, or their absence, are known. */
  get isKnown(): boolean {
    return this.#windows.has(0) || this.#isOpen
  }

  at(index: number): Row | undefined {
    const { every } = this.#entries
    return this.#windows.get(Math.floor(index / every))?.rows[index % every]
  }

  /** The places of these rows that are in memory. */
  placesOf(ids: ReadonlySet<string>): { index: number; row: Row }[] {
    const { every } = this.#entries
    return [...this.#windows].flatMap(([number, { rows }]) =>
      rows.flatMap((row, offset) => (ids.has(row.id) ? [{ index: number * every + offset, row }] : [])),
    )
  }

  /** Tells which rows are in view; loads what is missing there and lets go of what is not needed any more. */
  look(first: number, last: number): void {
    this.#view = { first, last }
    if (this.#isStopped) return
    const wanted = this.#wanted()
    for (const [number, controller] of this.#loading) {
      if (wanted.includes(number)) continue
      controller.abort()
      this.#loading.delete(number)
    }
    for (const number of wanted) void this.#load(number)
  }

  /** Loads these rows as well, and keeps them until others are held, or none. */
  hold(held: Stretch | undefined): void {
    this.#held = held
    this.look(this.#view.first, this.#view.last)
  }

  /** The whole list becomes reachable. What is shown stays until it comes anew; windows that hold the same rows stay as they are. */
  open(entries: Entries): void {
    const known = this.#entries
    const before = [...this.#windows]
    const wasOpen = this.#isOpen
    const first = this.#windows.get(0)
    const isSame = (number: number) => areSameRows(known, entries, number)
    // The first page is often still on its way, and it is what is waited for.
    for (const [number, controller] of this.#loading) {
      if (number > 0) controller.abort()
      if (number > 0) this.#loading.delete(number)
    }
    this.#windows.clear()
    this.#entries = entries
    this.#isOpen = true
    if (known.every === entries.every) {
      for (const [number, { rows, complete }] of before) {
        if (number < entries.cursors.length)
          this.#windows.set(number, { rows, complete: complete && (!wasOpen || isSame(number)) })
      }
    }
    if (first && !this.#windows.has(0))
      this.#windows.set(0, { rows: first.rows.slice(0, entries.every), complete: false })
    this.#options.changed()
    this.look(this.#view.first, this.#view.last)
  }

  /** Whether opening these would leave every row in view where it is. */
  leavesView(entries: Entries): boolean {
    const known = this.#entries
    if (!this.#isOpen) return true
    const seen = range(0, Math.max(0, ...this.#numbers(this.#view)))
    return known.every === entries.every && seen.every((number) => areSameRows(known, entries, number))
  }

  /** Reads the windows in view once more, and tells whether they hold the orders that are shown, in their order. */
  async isAsShown(): Promise<boolean> {
    const numbers = this.#numbers(this.#view)
    const pages = await Promise.all(numbers.map((number) => this.#fetch(number)))
    return pages.every(({ items }, place) =>
      haveSameIds(items, this.#windows.get(numbers[place] ?? 0)?.rows ?? []),
    )
  }

  /** The rows in view that are in memory. */
  seen(): Row[] {
    return range(this.#view.first, this.#view.last).flatMap((index) => this.at(index) ?? [])
  }

  /** Newer versions of rows take the place of older ones; answers the ids of those that differ. */
  put(rows: readonly Row[]): string[] {
    const byId = new Map(rows.map((row) => [row.id, row]))
    const changed: string[] = []
    for (const window of this.#windows.values()) {
      window.rows = window.rows.map((row) => {
        const newer = byId.get(row.id)
        if (!newer || newer.updatedAt <= row.updatedAt) return row
        changed.push(row.id)
        return newer
      })
    }
    if (changed.length > 0) this.#options.changed()
    return changed
  }

  /** Asks again for what is in view; what is shown stays until the answer comes. */
  refresh(): void {
    if (this.#isStopped) return
    const wanted = this.#wanted()
    for (const number of this.#windows.keys()) if (!wanted.includes(number)) this.#windows.delete(number)
    for (const number of wanted) {
      const window = this.#windows.get(number)
      if (window) window.complete = false
      void this.#load(number)
    }
  }

  /** The rows of a stretch, loaded if need be; a row that could not be had is missing at its place. */
  async rows(first: number, last: number): Promise<(Row | undefined)[]> {
    const { every } = this.#entries
    const numbers = range(Math.floor(first / every), Math.floor(last / every))
    const windows = await Promise.all(
      numbers.map(async (number) => this.#windows.get(number)?.rows ?? (await this.#fetch(number)).items),
    )
    return range(first, last).map(
      (index) => windows[Math.floor(index / every) - (numbers[0] ?? 0)]?.[index % every],
    )
  }

  /** Loads nothing any more; what is in memory stays readable. */
  stop(): void {
    this.#isStopped = true
    this.#held = undefined
    for (const controller of this.#loading.values()) controller.abort()
    this.#loading.clear()
  }

  #wanted(): number[] {
    const { first, last } = this.#view
    const seen = this.#numbers({ first: first - ahead, last: last + ahead })
    return this.#held ? [...new Set([...seen, ...this.#numbers(this.#held)])] : seen
  }

  #numbers({ first, last }: Stretch): number[] {
    const { every, cursors } = this.#entries
    return range(
      Math.max(0, Math.floor(first / every)),
      Math.min(Math.floor(last / every), cursors.length - 1),
    )
  }

  async #fetch(number: number, signal = new AbortController().signal): Promise<WindowPage<Row>> {
    const { every, cursors } = this.#entries
    return this.#options.load({ after: cursors[number] ?? null, limit: every }, signal)
  }

  async #load(number: number): Promise<void> {
    if (this.#loading.has(number) || this.#windows.get(number)?.complete) return this.#touch(number)
    const controller = new AbortController()
    const { every } = this.#entries
    this.#loading.set(number, controller)
    try {
      this.#keep(number, await this.#fetch(number, controller.signal), every)
    } catch (error) {
      if (!controller.signal.aborted)
        this.#options.failed(error instanceof Error ? error : new Error(String(error)))
    } finally {
      if (this.#loading.get(number) === controller) this.#loading.delete(number)
    }
    // A page that was asked for before the landmarks came is shorter than its window.
    if (every !== this.#entries.every && this.#wanted().includes(number)) await this.#load(number)
  }

  #keep(number: number, page: WindowPage<Row>, every: number): void {
    this.#windows.delete(number)
    this.#windows.set(number, { rows: page.items, complete: every === this.#entries.every })
    if (!this.#isOpen) this.#grow(number, page)
    const wanted = this.#wanted()
    for (const old of this.#windows.keys()) {
      if (this.#windows.size <= this.#options.kept) break
      if (!wanted.includes(old)) this.#windows.delete(old)
    }
    this.#options.changed()
  }

  #grow(number: number, { items, next }: WindowPage<Row>): void {
    const { every, cursors } = this.#entries
    const known = next === null || cursors.length > number + 1 ? cursors : [...cursors, next]
    const total = number * every + items.length + (next === null ? 0 : ahead)
    this.#entries = { every, cursors: known, total: Math.max(total, this.#entries.total) }
  }

  /** The window that was used last is the last to go. */
  #touch(number: number): void {
    const window = this.#windows.get(number)
    if (!window) return
    this.#windows.delete(number)
    this.#windows.set(number, window)
  }
}

import { type Accessor, createSignal } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import type { ProjectChanges } from '../../../queries/portfolio.ts'
import type { RowEdits } from '../../../queries/row-edits.ts'
import { isSame, type Property } from './property.ts'

/** What is being typed into one property, and the row it was begun on. */
export interface Draft {
  property: Property
  base: Project
  text: string
  /** Why it could not be saved. */
  error?: string
}

/** The drafts of one project page. They outlive the tab they were typed in; nothing but the person takes one away. */
export interface Editor {
  draft(property: Property): Draft | undefined
  begin(property: Property): void
  type(property: Property, text: string): void
  /** Answers whether nothing is left to do. A draft that cannot be saved stays, with its reason. */
  save(property: Property): Promise<boolean>
  /** For choices: what was chosen is saved at once. */
  choose(property: Property, text: string): Promise<boolean>
  discard(property: Property): void
  /** What others made of the property since its draft was begun; undefined when they left it alone. */
  changedMeanwhile(property: Property): Project | undefined
  /** Drafts that differ from what is saved. */
  unsaved(): readonly Property[]
  saveAll(): Promise<boolean>
  /** Waits for what is being saved. */
  settled(): Promise<void>
  isSaving(): boolean
}

interface EditorOptions {
  /** The row as the page shows it: with what is being saved laid over it. */
  row: Accessor<Project>
  edits: RowEdits<Project, ProjectChanges>
}

export function createEditor({ row, edits }: EditorOptions): Editor {
  const drafts = createDrafts()
  const running = createRunning()

  async function attempt(open: Draft): Promise<boolean> {
    const { property, base, text } = open
    const checked = await property.edit.check(text, base)
    if ('error' in checked) {
      drafts.put({ ...open, error: checked.error })
      return false
    }
    // Changes of others to other properties are on the screen already; only those to this one need a decision.
    const seen = isSame(property, base, row()) ? row() : base
    drafts.drop(property)
    const saved = await edits.save(seen, checked.changes)
    const failure = edits.state(base.id, property.edit.field)
    if (!saved && failure?.kind === 'failed' && !drafts.of(property)) {
      drafts.put({ ...open, error: failure.message })
    }
    return saved
  }

  async function save(property: Property): Promise<boolean> {
    const open = drafts.of(property)
    if (!open) return true
    if (isChanged(open)) return running.add(open, attempt)
    drafts.drop(property)
    return true
  }

  const unsaved = () => drafts.all().filter(isChanged)

  return {
    draft: drafts.of,
    discard: drafts.drop,
    save,
    begin: (property) =>
      drafts.of(property) ?? drafts.put({ property, base: row(), text: property.edit.text(row()) }),
    type: (property, text) => {
      const open = drafts.of(property)
      if (open) drafts.put({ property, base: open.base, text })
    },
    choose: async (property, text) => {
      const open = { property, base: row(), text }
      return !isChanged(open) || running.add(open, attempt)
    },
    changedMeanwhile: (property) => {
      const begun = drafts.of(property)?.base
      return begun && !isSame(property, begun, row()) ? row() : undefined
    },
    unsaved: () => unsaved().map((open) => open.property),
    saveAll: async () => {
      const results = []
      for (const { property } of unsaved()) results.push(await save(property))
      return results.every(Boolean)
    },
    settled: running.settled,
    isSaving: running.any,
  }
}

const isChanged = ({ property, base, text }: Draft): boolean => text !== property.edit.text(base)

function createDrafts() {
  const [drafts, setDrafts] = createSignal<ReadonlyMap<string, Draft>>(new Map())
  return {
    all: () => [...drafts().values()],
    of: (property: Property) => drafts().get(property.id),
    put: (draft: Draft) => void setDrafts((all) => new Map([...all, [draft.property.id, draft]])),
    drop: (property: Property) =>
      void setDrafts((all) => new Map([...all].filter(([id]) => id !== property.id))),
  }
}

/** Attempts under way. The same draft is attempted once, also when Enter and leaving the field both ask for it. */
function createRunning() {
  const [running, setRunning] = createSignal<ReadonlyMap<Draft, Promise<boolean>>>(new Map())
  const add = async (draft: Draft, attempt: (draft: Draft) => Promise<boolean>) => {
    const known = running().get(draft)
    if (known) return known
    const promise = attempt(draft)
    setRunning((all) => new Map([...all, [draft, promise]]))
    try {
      return await promise
    } finally {
      setRunning((all) => new Map([...all].filter(([other]) => other !== draft)))
    }
  }
  return {
    add,
    any: () => running().size > 0,
    settled: async () => {
      await Promise.allSettled(running().values())
    },
  }
}

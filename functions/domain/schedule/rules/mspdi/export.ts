import type { MspdiPlan } from '../../contract/mspdi.ts'
import { mspdiUri } from './import.ts'
import { collections, projectTable } from './tables.ts'
import { writeInside, writeRecord, type Writing } from './write-record.ts'

/**
 * Writes a plan as Microsoft Project XML (MSPDI), elements in the order of its schema. What an import kept goes back to where it stood.
 * Throws `invalid` with the place of what cannot be written: control characters, or `kept` that is not whole elements.
 */
export function exportMspdi(plan: MspdiPlan): string {
  const writing: Writing = { lines: [], uri: mspdiUri }
  writing.lines.push(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<Project xmlns="${mspdiUri}">`,
  )
  const place = (element: string) => writeCollection(writing, plan, element)
  writeInside(writing, projectTable, { values: plan.project, at: { path: 'project.', depth: 0 }, place })
  writing.lines.push('</Project>', '')
  return writing.lines.join('\n')
}

function writeCollection(writing: Writing, plan: MspdiPlan, element: string): void {
  for (const [name, { key, table }] of Object.entries(collections)) {
    if (name !== element || plan[key].length === 0) continue
    writing.lines.push(`  <${name}>`)
    plan[key].forEach((values, i) =>
      writeRecord(writing, table, { values, at: { path: `${key}.${i}.`, depth: 2 } }),
    )
    writing.lines.push(`  </${name}>`)
  }
}

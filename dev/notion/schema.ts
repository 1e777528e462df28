import type { PropertyType } from './cells.ts'
import { propertyIdOf, uuidOf } from './identifiers.ts'

export const roles = ['programs', 'projects', 'budgetLines', 'risks', 'actions'] as const
export type Role = (typeof roles)[number]

export interface Option {
  id: string
  name: string
  color: string
}

/** One column of a data source. The id stays when the name or the type changes. */
export interface Property {
  id: string
  name: string
  type: PropertyType
  options: Option[]
  /** Number format, for numbers. */
  format: string
  /** The role whose rows a relation points at. */
  target: Role | null
}

interface Declared {
  type: PropertyType
  options?: readonly string[]
  format?: string
  target?: Role
}

export const currencies = ['EUR', 'USD', 'GBP'] as const
export const projectStatuses = ['Proposed', 'Planned', 'Active', 'On hold', 'Completed', 'Cancelled'] as const
export const categories = [
  'Licences',
  'Hardware',
  'Consulting',
  'Internal labour',
  'Cloud',
  'Training',
  'Travel',
  'Contingency',
] as const
export const responses = ['Escalate', 'Avoid', 'Transfer', 'Mitigate', 'Accept'] as const
export const riskStatuses = ['Identified', 'Analysed', 'Response planned', 'Monitored', 'Closed'] as const
export const actionStatuses = ['Not started', 'In progress', 'Blocked', 'Done'] as const

const number = { type: 'number', format: 'number' } as const
const currency = { type: 'select', options: currencies } as const

export const declaredColumns: Readonly<Record<Role, Readonly<Record<string, Declared>>>> = {
  programs: {
    Name: { type: 'title' },
    Sponsor: { type: 'people' },
    Status: { type: 'status', options: ['Planned', 'Active', 'On hold', 'Completed', 'Cancelled'] },
    Budget: number,
    Currency: currency,
    Start: { type: 'date' },
    End: { type: 'date' },
    Objective: { type: 'rich_text' },
  },
  projects: {
    Name: { type: 'title' },
    Program: { type: 'relation', target: 'programs' },
    Status: { type: 'status', options: projectStatuses },
    Manager: { type: 'people' },
    Timeline: { type: 'date' },
    Budget: number,
    Currency: currency,
    Priority: { type: 'select', options: ['Low', 'Medium', 'High', 'Critical'] },
    Progress: { type: 'number', format: 'percent' },
    Health: { type: 'select', options: ['Green', 'Amber', 'Red'] },
    Summary: { type: 'rich_text' },
  },
  budgetLines: {
    Name: { type: 'title' },
    Project: { type: 'relation', target: 'projects' },
    Category: { type: 'select', options: categories },
    Type: { type: 'select', options: ['Capex', 'Opex'] },
    Period: { type: 'date' },
    Budget: number,
    Committed: number,
    Actual: number,
    Forecast: number,
    Currency: currency,
  },
  risks: {
    Name: { type: 'title' },
    Project: { type: 'relation', target: 'projects' },
    Probability: number,
    Impact: number,
    Response: { type: 'select', options: responses },
    Status: { type: 'select', options: riskStatuses },
    Owner: { type: 'people' },
    Due: { type: 'date' },
  },
  actions: {
    Name: { type: 'title' },
    Project: { type: 'relation', target: 'projects' },
    Risk: { type: 'relation', target: 'risks' },
    Assignee: { type: 'people' },
    Due: { type: 'date' },
    Status: { type: 'status', options: actionStatuses },
  },
}

export const sourceTitles: Readonly<Record<Role, string>> = {
  programs: 'Programs',
  projects: 'Projects',
  budgetLines: 'Budget lines',
  risks: 'Risks',
  actions: 'Actions',
}

export function columnsOf(seed: number, role: Role): Property[] {
  const taken = new Set<string>()
  return Object.entries(declaredColumns[role]).map(([name, declared]) => {
    const id = declared.type === 'title' ? 'title' : freePropertyId(seed, `${role}|${name}`, taken)
    taken.add(id)
    return propertyOf(seed, { id, name, declared, key: role })
  })
}

interface NewProperty {
  id: string
  name: string
  declared: Declared
  key: string
}

export function propertyOf(seed: number, { id, name, declared, key }: NewProperty): Property {
  const property: Property = {
    id,
    name,
    type: declared.type,
    options: [],
    format: declared.format ?? 'number',
    target: declared.target ?? null,
  }
  for (const option of declared.options ?? [])
    addOption(property, option, uuidOf(seed, `${key}|${name}|${option}`))
  return property
}

export function freePropertyId(seed: number, key: string, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt++) {
    const id = propertyIdOf(seed, `${key}|${attempt}`)
    if (!taken.has(id)) return id
  }
}

const colors = [
  'default',
  'gray',
  'brown',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'red',
] as const

export function addOption(property: Property, name: string, id: string): Option {
  const option = { id, name, color: colors[property.options.length % colors.length] ?? 'default' }
  property.options.push(option)
  return option
}

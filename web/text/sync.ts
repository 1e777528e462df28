import type { NotionRole } from '#domain/sync/contract.ts'
import { plural } from './words.ts'

export const roleText = {
  programs: 'Programs',
  projects: 'Projects',
  budgetLines: 'Budget lines',
  risks: 'Risks',
  actions: 'Actions',
} satisfies Record<NotionRole, string>

export const withheldText = {
  title: (gone: number, live: number, role: string) =>
    `${role}: ${gone.toLocaleString('en-GB')} of ${plural(live, 'row')} are not in Notion any more`,
  hint: 'They are kept, because access was more likely lost than so much work. If they were really removed, confirm it: the next full sync then deletes them here.',
  confirmed: 'Confirmed: the next full sync deletes them.',
  confirm: 'Delete them with the next full sync',
  notConfirmed: 'The deletion was not confirmed',
} as const

export const connectionText = {
  standIn: 'A stand-in plays Notion on this machine',
  standInHint:
    'Its rows are made up and are made anew with every start. To connect your own Notion, set NOTION_TOKEN to the secret of an internal integration and NOTION_SOURCES to the ids of the databases that are shared with it.',
  notConnected: 'Notion is not connected',
  notConnectedHint: 'Set NOTION_TOKEN to the secret of an internal integration, then deploy or start again.',
  sources: 'Sources',
  sourcesHint: 'Named by NOTION_SOURCES',
  source: {
    role: 'Plays',
    database: 'Database',
    rows: 'Rows',
    synced: 'Last read',
    fullySynced: 'Last read in full',
    notConfigured: 'Not configured',
    notConfiguredHint: (role: string) => `Add "${role}" to NOTION_SOURCES`,
    never: 'Never',
  },
  webhook: 'Webhook',
  webhookHint: 'Changes arrive within seconds instead of with the next scheduled run',
  states: {
    configuration: 'Verified by NOTION_WEBHOOK_TOKEN',
    handshake: 'Handshake received',
    none: 'Not set up',
  },
  fields: {
    state: 'State',
    url: 'Address for Notion',
    token: 'Verification token',
    received: 'Handshake',
    lastEvent: 'Last event',
    waiting: 'Events that wait',
  },
  noEvent: 'None yet',
  tokenHidden: 'Kept in the configuration',
  tokenAwaited: 'Appears here with the handshake of Notion',
  steps: [
    'In Notion, open the integration’s settings, choose Webhooks and create a subscription with the address above.',
    'Notion sends a handshake at once; its verification token appears here.',
    'Paste the token into Notion to verify the subscription.',
  ],
  show: 'Show',
  hide: 'Hide',
  forget: 'Forget the token…',
  forgetTitle: 'Forget the verification token?',
  forgetHint:
    'Events of the present subscription are refused from then on, until a new subscription is made in Notion and shakes hands.',
  forgetAction: 'Forget it',
  forgotten: 'The token was forgotten',
  mappings: 'Property mappings',
  mappingsHint: 'Which Notion property feeds which field. A rename in Notion is followed by itself.',
  mapping: {
    noun: ['mapping', 'mappings'] as [one: string, many: string],
    role: 'Source',
    field: 'Field',
    property: 'Notion property',
    state: 'State',
    accepts: 'Can be read from',
    required: 'Required',
    updated: 'Changed',
    found: 'Found',
    notFound: 'Not found yet',
    yes: 'Yes',
  },
  nameIt: 'Name the property as it is called in Notion',
  notSaved: 'The mapping was not saved',
  saved: 'The next sync reads all rows of that source again.',
} as const

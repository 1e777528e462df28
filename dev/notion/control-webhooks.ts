import { z } from 'zod'
import { type ControlScope, editor, getPage, pageId } from './control-scope.ts'
import { uuidOf } from './identifiers.ts'
import { plainVerb, verb } from './verb.ts'
import { envelope, eventOf, type WebhookEvent } from './webhook-events.ts'

const webhookInput = z.object({
  /** Null to stop sending. */
  url: z.url().nullable(),
  verificationToken: z.string().min(1).optional(),
  types: z.array(z.string()).optional(),
})

const eventInput = z.object({
  type: z.string().min(1),
  page: pageId,
  updatedProperties: z.array(z.string()).optional(),
})

export function webhookVerbs(scope: ControlScope) {
  const { world, webhooks } = scope
  return {
    /** From here on every change is posted to the address. Answers with the verification token in use. */
    setWebhook: verb(webhookInput, ({ url, verificationToken, types }) => {
      const token =
        verificationToken ?? `secret_${uuidOf(world.store.seed, 'verification token').replaceAll('-', '')}`
      webhooks.aim(
        url === null ? null : { url, verificationToken: token, ...(types === undefined ? {} : { types }) },
      )
      return { verificationToken: token }
    }),
    /** Posts the verification token, unsigned, as the service does when a webhook is set up. */
    sendHandshake: plainVerb(() => webhooks.handshake()),
    /** Keeps events back until they are released. */
    holdWebhooks: plainVerb(() => webhooks.hold()),
    releaseWebhooks: verb(z.object({ order: z.enum(['made', 'reversed']).default('made') }), ({ order }) =>
      webhooks.release(order),
    ),
    replayLastWebhook: plainVerb(() => webhooks.replayLast()),
    retryFailedWebhooks: plainVerb(() => webhooks.retryFailed()),
    /** Everything posted so far, with the receiver's answers. */
    deliveries: plainVerb(() => webhooks.deliveries()),
    settleWebhooks: plainVerb(() => webhooks.settled()),
    ...oddWebhookVerbs(scope),
  }
}

/** Events that no change stands behind. */
function oddWebhookVerbs(scope: ControlScope) {
  const { webhooks } = scope
  return {
    /** Any event about a page, rightly signed. */
    sendWebhook: verb(eventInput, (input) => webhooks.send(pageEvent(scope, input))),
    sendBadSignature: verb(z.object({ page: pageId }), ({ page }) =>
      webhooks.send(pageEvent(scope, { type: 'page.created', page }), 'secret_of_somebody_else'),
    ),
    /** A type that did not exist when the receiver was written. */
    sendUnknownType: plainVerb(() => webhooks.send(unknownEvent(scope))),
  }
}

function pageEvent({ world: { store } }: ControlScope, input: z.output<typeof eventInput>): WebhookEvent {
  const page = getPage(store, input.page)
  const properties = input.updatedProperties ?? null
  return eventOf(store, { type: input.type, source: page.source, page, author: editor(store), properties })
}

function unknownEvent({ world: { store } }: ControlScope): WebhookEvent {
  return envelope(store, {
    type: 'automation.step_reached',
    authors: [editor(store)],
    entity: { id: uuidOf(store.seed, 'automation'), type: 'automation' },
    data: { parent: { id: store.workspace.id, type: 'space' } },
  })
}

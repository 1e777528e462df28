import { html, raw } from 'hono/html'
import { curl } from './curl.ts'
import { script, style } from './look.ts'
import { bounds, typeText } from './schema.ts'
import {
  type ApiDocument,
  bodyOf,
  type Entry,
  type JsonSchema,
  type Operation,
  type Parameter,
} from './shape.ts'

type Html = ReturnType<typeof html>

/** The reference for people: one page, complete as it is sent, with nothing to load. */
export function referencePage(document: ApiDocument): Html {
  const groups = byTag(document)
  const schemas = document.components?.schemas ?? {}
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${document.info.title}</title>
        <link rel="icon" href="/favicon.svg" />
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the reference</a>
        <nav aria-label="Operations">${[...groups].map(([tag, entries]) => contents(tag, entries))}</nav>
        <main id="main">
          ${introduction(document)} ${[...groups].map(([tag, entries]) => group(tag, entries, document))}
          <h2 id="schemas">Schemas</h2>
          ${Object.entries(schemas).map(([name, schema]) => definition(name, schema))}
        </main>
        ${raw(`<script>${script}</script>`)}
      </body>
    </html>`
}

function byTag({ paths }: ApiDocument): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const tag = operation.tags?.[0] ?? 'Other'
      groups.set(tag, [...(groups.get(tag) ?? []), { method, path, operation }])
    }
  }
  return groups
}

const contents = (tag: string, entries: Entry[]) =>
  html` <h2>${tag}</h2>
    <ul>
      ${entries.map(
        ({ method, path, operation }) =>
          html`<li>
            <a href="#${operation.operationId}"
              ><span class="method ${method}">${method}</span> ${path.replace(/^\/api/, '')}</a
            >
          </li>`,
      )}
    </ul>`

const introduction = ({ info, servers }: ApiDocument) =>
  html` <header>
    <h1>${info.title}</h1>
    <p>${info.description}</p>
    <p>
      Send an API token with every request (Settings → API tokens), or use the session of your browser. Each
      operation names the role it needs: viewer, member, lead, admin; a role may do all that the ones before
      it may. The same as data:
      <a href="/api/openapi.json">OpenAPI 3.1</a>, version ${info.version}.
    </p>
    ${command(`curl ${servers?.[0]?.url ?? ''}/api/me -H "Authorization: Bearer $QUARTERDECK_TOKEN"`)}
  </header>`

const group = (tag: string, entries: Entry[], document: ApiDocument) =>
  html` <section aria-label="${tag}">
    <h2>${tag}</h2>
    ${entries.map((entry) => article(entry, document))}
  </section>`

const article = (entry: Entry, document: ApiDocument) => {
  const { method, path, operation } = entry
  return html`<details>
    <summary>
      <span class="method ${method}">${method}</span> <code>${path}</code>
      <span class="says">${operation.summary}</span>
      <span class="role">${operation['x-required-role'] ?? 'public'}</span>
    </summary>
    <div id="${operation.operationId}">
      ${parameters(operation.parameters ?? [])} ${block('Body', bodyOf(operation))} ${answers(operation)}
      <h3>Example</h3>
      ${command(curl(entry, document))}
    </div>
  </details>`
}

const parameters = (all: Parameter[]) =>
  all.length === 0
    ? ''
    : html`<h3>Parameters</h3>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>Name</th>
                <th>In</th>
                <th>Type</th>
              </tr>
            </thead>
            <tbody>
              ${all.map(
                (parameter) =>
                  html`<tr>
                    <td><code>${parameter.name}</code>${parameter.required ? '' : ' (optional)'}</td>
                    <td>${parameter.in}</td>
                    <td><code>${raw(typeText(parameter.schema))}</code>${raw(bounds(parameter.schema))}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`

const answers = ({ responses }: Operation) =>
  Object.entries(responses)
    .filter(([status]) => status !== 'default')
    .map(([status, answer]) => block(`Answer ${status}`, Object.values(answer.content ?? {})[0]?.schema))

const block = (title: string, schema: JsonSchema | undefined) =>
  schema
    ? html`<h3>${title}</h3>
        <pre tabindex="0">${raw(typeText(schema))}</pre>`
    : ''

const definition = (name: string, schema: JsonSchema) =>
  html` <h3 id="schema-${name}">${name}</h3>
    <pre tabindex="0">${raw(typeText(schema))}</pre>`

const command = (text: string) =>
  html`<div class="command">
    <pre tabindex="0">${text}</pre>
    <button type="button">Copy</button>
  </div>`

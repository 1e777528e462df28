import type { XmlAttribute, XmlTag } from './tag.ts'

type Prefixes = ReadonlyMap<string, string>

interface Frame {
  name: string
  prefixes: Prefixes
}

export const xmlUri = 'http://www.w3.org/XML/1998/namespace'

/** The open elements and the namespaces that their prefixes stand for. */
export function openScopes(refuse: (message: string) => never) {
  const frames: Frame[] = []
  const outermost: Prefixes = new Map([
    ['', ''],
    ['xml', xmlUri],
  ])

  const uriOf = (prefixes: Prefixes, prefix: string) =>
    prefixes.get(prefix) ?? refuse(`The prefix ${prefix}: stands for no namespace.`)

  return {
    depth: () => frames.length,
    /** The name that is closed. */
    leave: () => frames.pop()?.name,
    enter(name: string, attributes: XmlTag['attributes']) {
      const around = frames.at(-1)?.prefixes ?? outermost
      const prefixes = attributes.length === 0 ? around : declare(around, attributes, refuse)
      frames.push({ name, prefixes })
      const { prefix, local } = split(name)
      return { local, uri: uriOf(prefixes, prefix), attributes: resolve(attributes) }

      function resolve(all: XmlTag['attributes']): XmlAttribute[] {
        return all
          .filter((attribute) => !isDeclaration(attribute.name))
          .map((attribute) => {
            const parts = split(attribute.name)
            const uri = parts.prefix === '' ? '' : uriOf(prefixes, parts.prefix)
            return { name: parts.local, uri, value: attribute.value }
          })
      }
    },
  }
}

const isDeclaration = (name: string) => name === 'xmlns' || name.startsWith('xmlns:')

function declare(
  around: Prefixes,
  attributes: XmlTag['attributes'],
  refuse: (message: string) => never,
): Prefixes {
  const declarations = attributes.filter(({ name }) => isDeclaration(name))
  if (declarations.length === 0) return around
  const prefixes = new Map(around)
  for (const { name, value } of declarations) {
    const prefix = name.slice('xmlns:'.length)
    if ((name !== 'xmlns' && value === '') || prefix === 'xmlns' || (prefix === 'xml') !== (value === xmlUri))
      refuse(`The namespace of ${name} cannot be “${value.slice(0, 60)}”.`)
    prefixes.set(prefix, value)
  }
  return prefixes
}

function split(name: string): { prefix: string; local: string } {
  const colon = name.indexOf(':')
  return colon < 0
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) }
}

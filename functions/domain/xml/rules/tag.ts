import { decodeReferences } from './references.ts'

/** `uri` is empty for an attribute without a prefix. */
export interface XmlAttribute {
  name: string
  uri: string
  value: string
}

export interface XmlTag {
  /** As it is written, with its prefix. */
  name: string
  attributes: { name: string; value: string }[]
  empty: boolean
}

const limits = { name: 200, attributes: 100, value: 8192 }
const none: XmlTag['attributes'] = []
const first = String.raw`A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}`
const part = String.raw`[${first}][${first}\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*`
const namePattern = new RegExp(`^${part}(?::${part})?$`, 'u')
const attributePattern = /[ \t\n]+([^\s=<>"'/]+)[ \t\n]*=[ \t\n]*(?:"([^"]*)"|'([^']*)')/y

export const isXmlName = (name: string) => name.length <= limits.name && namePattern.test(name)

const remembered = { tags: 200, length: 100 }

/** Reads what stands between `<` and `>`. A large document says the same few tags over and over, so they are read once. */
export function rememberTags(refuse: (message: string) => never): (inside: string) => XmlTag {
  const tags = new Map<string, XmlTag>()
  return (inside) => {
    const known = tags.get(inside)
    if (known) return known
    const tag = readTag(inside, refuse)
    if (tags.size >= remembered.tags) tags.clear()
    if (inside.length <= remembered.length) tags.set(inside, tag)
    return tag
  }
}

function readTag(inside: string, refuse: (message: string) => never): XmlTag {
  const empty = inside.endsWith('/')
  const text = empty ? inside.slice(0, -1) : inside
  const end = text.search(/[ \t\n]/)
  const name = end < 0 ? text : text.slice(0, end)
  if (!isXmlName(name)) refuse(`“${name.slice(0, 60)}” is not a name of an element.`)
  const attributes = end < 0 ? none : readAttributes(text.slice(end).trimEnd(), refuse)
  return { name, attributes, empty }
}

function readAttributes(text: string, refuse: (message: string) => never): XmlTag['attributes'] {
  const attributes = new Map<string, string>()
  attributePattern.lastIndex = 0
  while (attributePattern.lastIndex < text.length) {
    const match = attributePattern.exec(text)
    if (!match) return refuse('An attribute is not written as name="value".')
    const [, name = '', double, single] = match
    const value = double ?? single ?? ''
    if (!isXmlName(name)) refuse(`“${name.slice(0, 60)}” is not a name of an attribute.`)
    if (attributes.has(name)) refuse(`The attribute ${name} stands twice in one tag.`)
    if (value.length > limits.value) refuse(`An attribute is longer than ${limits.value} characters.`)
    if (attributes.size >= limits.attributes) refuse(`A tag has more than ${limits.attributes} attributes.`)
    attributes.set(name, decodeReferences(value.replace(/[\t\n]/g, ' '), refuse))
  }
  return [...attributes].map(([key, value]) => ({ name: key, value }))
}

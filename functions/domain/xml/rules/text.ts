import { xmlUri } from './scopes.ts'
import type { XmlAttribute } from './tag.ts'

/** One element with all that is in it. */
export interface XmlNode {
  name: string
  uri: string
  attributes: readonly XmlAttribute[]
  children: (XmlNode | string)[]
}

/** Elements only: blanks between them say nothing. */
export const elementsOf = ({ children }: XmlNode): XmlNode[] =>
  children.filter((child) => typeof child !== 'string')

/** The text of an element that has nothing else, or undefined. */
export function plainText({ attributes, children }: XmlNode): string | undefined {
  if (attributes.length > 0) return undefined
  let text = ''
  for (const child of children) {
    if (typeof child !== 'string') return undefined
    text += child
  }
  return text
}

/** As XML that can stand where `around` is the default namespace. */
export function nodeText(node: XmlNode, around: string): string {
  const { name, uri, attributes, children } = node
  const own = uri === around ? '' : ` xmlns="${escapeAttribute(uri)}"`
  const tag = `${name}${own}${attributes.map(attributeText).join('')}`
  const structural = children.some((child) => typeof child !== 'string')
  const inside = children
    .map((child) => {
      if (typeof child !== 'string') return nodeText(child, uri)
      return structural && child.trim() === '' ? '' : escapeText(child)
    })
    .join('')
  return inside === '' ? `<${tag}/>` : `<${tag}>${inside}</${name}>`
}

function attributeText({ name, uri, value }: XmlAttribute, i: number): string {
  const text = `="${escapeAttribute(value)}"`
  if (uri === '') return ` ${name}${text}`
  if (uri === xmlUri) return ` xml:${name}${text}`
  return ` xmlns:a${i}="${escapeAttribute(uri)}" a${i}:${name}${text}`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// A reader turns a bare carriage return into a line feed, and a line feed of an attribute into a blank.
export const escapeText = (text: string) =>
  text.replace(/[&<>]/g, (char) => escapes[char] ?? char).replaceAll('\r', '&#13;')

const escapeAttribute = (text: string) =>
  text
    .replace(/[&<>"]/g, (char) => escapes[char] ?? char)
    .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)

/** A LIKE pattern that finds `text` anywhere, with its own % and _ taken literally. */
export const contains = (text: string) => `%${literal(text)}%`

/** A LIKE pattern that finds what begins with `text`. */
export const beginsWith = (text: string) => `${literal(text)}%`

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

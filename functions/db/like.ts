/** A LIKE pattern that finds `text` anywhere, with its own % and _ taken literally. */
export const contains = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Who acted, in words: people have names, the system's own are written `system:notion`. */
export function actorText(actor: string): string {
  const [kind, name = ''] = actor.split(':')
  if (kind === 'system') return `${name.charAt(0).toUpperCase()}${name.slice(1)} (system)`
  return kind === 'database' ? 'Directly in the database' : actor
}

/** A person's initials; the name stands beside it or in the label around it. */
export function Avatar(props: { name: string }) {
  const initials = () => {
    const parts = props.name.split(/\s+/).filter(Boolean)
    return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
      .map((part) => part?.charAt(0) ?? '')
      .join('')
  }
  return (
    <span
      aria-hidden="true"
      class="flex size-7 items-center justify-center rounded-full bg-accent-soft text-micro font-semibold text-accent-ink uppercase"
    >
      {initials()}
    </span>
  )
}

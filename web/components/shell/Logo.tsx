import { shellText } from '../../text/shell.ts'

export function Logo(props: { size?: number }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={props.size ?? 24}
      height={props.size ?? 24}
      role="img"
      aria-label={shellText.product}
      class="shrink-0"
    >
      <rect width="32" height="32" rx="8" class="fill-accent" />
      <g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round">
        <circle cx="16" cy="15" r="7.5" />
        <path d="m18 18 6 7" />
      </g>
    </svg>
  )
}

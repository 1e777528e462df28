/** Stands for "none" where there is no value. */
export function Dash() {
  return <span class="text-ink-faint">–</span>
}

import { createSignal } from 'solid-js'

const [now, setNow] = createSignal(Date.now())
setInterval(() => setNow(Date.now()), 20_000)

/** The present, moving every 20 s: what "5m ago" is counted from. */
export { now }

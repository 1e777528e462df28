/** Fires the Worker's cron trigger for the minute of `time`, as the platform does. */
export async function fireCron(url: string, time: Date = new Date()): Promise<void> {
  const path = `/cdn-cgi/handler/scheduled?cron=*+*+*+*+*&time=${time.getTime()}`
  await fetch(url + path, { signal: AbortSignal.timeout(55_000) })
}

/** Cron triggers never fire by themselves outside Cloudflare, so a timer aligned to the minute plays the platform. Returns its stop. */
export function startCron(url: string): () => void {
  let timer: NodeJS.Timeout
  const arm = () => {
    timer = setTimeout(fire, 60_000 - (Date.now() % 60_000))
  }
  const fire = () => {
    arm()
    fireCron(url).catch((error: unknown) => console.warn(`The cron tick failed: ${String(error)}`))
  }
  arm()
  return () => clearTimeout(timer)
}

/** Something an engine does, measured in this process and inside workerd. It knows neither, so that both run the same code. */
export interface EngineWork {
  name: string
  aim: string | null
  /** How often it is done for one figure. */
  runs: number
  /** Makes ready what the figure does not count, and answers what it does. */
  open(): () => unknown
}

/** What one request may ask for, so that it ends within the time that a request has. */
export const limits = {
  tasks: 20_000,
  links: 60_000,
  levelledTasks: 2000,
  /** Tasks × schedules of the levelling × resources; fewer than ten resources count as ten. */
  levelledWork: 10_000_000,
  /** Tasks, links and tasks of risks × iterations of the simulation. */
  simulatedWork: 40_000_000,
  /** Bytes of a plan file. */
  planBytes: 32 * 1_048_576,
} as const

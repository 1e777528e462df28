type Verb<Args extends unknown[], Answer> = (...args: Args) => Promise<Answer>

/**
 * A verb whose module is loaded by its first call, for what few requests need: a door hands it out like any other, and the Worker starts
 * without it. The module stays loaded; a load that fails fails the call, and the next call tries again.
 */
export const onDemand =
  <Args extends unknown[], Answer>(load: () => Promise<Verb<Args, Answer>>): Verb<Args, Answer> =>
  async (...args) =>
    (await load())(...args)

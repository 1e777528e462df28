import { levelResources, simulateSchedule } from '#domain/schedule/rules.ts'
import { publishedProjects } from '../../../../dev/bench/psplib-j30.ts'

/** What takes chance and the functions of `Math`, and could therefore differ between machines. */
export function answersByChance() {
  const [project] = publishedProjects
  if (!project) throw new Error('There is no published project.')
  const levelled = levelResources(project.input)
  const tasks = project.input.tasks.map((task, i) => ({
    ...task,
    distribution:
      i % 2 === 0
        ? { type: 'pert' as const, min: task.duration / 2, mode: task.duration, max: 2 * task.duration }
        : { type: 'lognormal' as const, mean: task.duration, standardDeviation: 1 },
  }))
  const correlations = [{ tasks: ['1', '2'] as [string, string], coefficient: 0.6 }]
  const simulated = simulateSchedule({ ...project.input, tasks, correlations, iterations: 500, seed: 7 })
  if (!levelled.feasible || !simulated.feasible) throw new Error('The project has no schedule.')
  return {
    starts: levelled.tasks.map((task) => task.start).join(' '),
    mean: simulated.length.mean.toPrecision(12),
    p85: simulated.length.p85.toPrecision(12),
  }
}

export const expectedByChance = {
  starts: '4 0 0 12 31 4 4 10 6 12 13 4 16 12 13 23 10 13 26 29 29 36 38 33 21 15 33 19 41 36',
  mean: '41.6925103926',
  p85: '45.6316424933',
}

import type { ProjectRisk } from '#domain/insights/contract.ts'
import type { Tone } from '../../../components/tone.ts'

/** A field of the 5 x 5 matrix. */
export interface RiskCell {
  probability: number
  impact: number
}

/** `4x5` of the address: probability 4, impact 5. */
export function readCell(text: string): RiskCell | undefined {
  const [, probability, impact] = /^([1-5])x([1-5])$/.exec(text) ?? []
  return probability && impact ? { probability: Number(probability), impact: Number(impact) } : undefined
}

export const fitsCell = (risk: Pick<ProjectRisk, 'probability' | 'impact'>, cell: RiskCell | undefined) =>
  risk.probability === cell?.probability && risk.impact === cell?.impact

/** From 15 on a risk is grave, from 6 on it needs watching. */
export function exposureTone(exposure: number): Tone {
  if (exposure >= 15) return 'bad'
  return exposure >= 6 ? 'warn' : 'good'
}

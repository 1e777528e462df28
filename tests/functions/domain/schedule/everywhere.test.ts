import { expect, it } from 'vitest'
import { answersByChance, expectedByChance } from './everywhere.ts'

it('Node finds the same schedule and the same forecast for the same seed as every other machine', () => {
  expect(answersByChance()).toEqual(expectedByChance)
})

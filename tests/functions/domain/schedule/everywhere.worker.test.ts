import { expect, it } from 'vitest'
import { answersByChance, expectedByChance } from './everywhere.ts'

it('a Worker finds the same schedule and the same forecast for the same seed as every other machine', () => {
  expect(answersByChance()).toEqual(expectedByChance)
})

import { describe, expect, it } from 'vitest'
import { positionBeside } from '../../../web/components/place-beside.ts'

const tip = { width: 100, height: 20 }
const room = { width: 1000, height: 800 }
const at = (x: number, y: number) => ({ x, y, width: 40, height: 40 })

describe('what floats beside something', () => {
  it('is centred on the side that was asked for', () => {
    expect(positionBeside(tip, at(500, 400), { ...room, placement: 'bottom' })).toEqual({ x: 470, y: 446 })
    expect(positionBeside(tip, at(500, 400), { ...room, placement: 'right' })).toEqual({ x: 546, y: 410 })
  })

  it('changes the side where there is no room', () => {
    expect(positionBeside(tip, at(500, 760), { ...room, placement: 'bottom' }).y).toBe(734)
    expect(positionBeside(tip, at(500, 0), { ...room, placement: 'top' }).y).toBe(46)
    expect(positionBeside(tip, at(0, 400), { ...room, placement: 'left' }).x).toBe(46)
  })

  it('stays within the window', () => {
    expect(positionBeside(tip, at(0, 400), { ...room, placement: 'bottom' }).x).toBe(8)
    expect(positionBeside(tip, at(960, 400), { ...room, placement: 'bottom' }).x).toBe(892)
  })
})

import type { MeasureWarning } from '../contract.ts'
import type { Book, Figure } from '../facts/rules.ts'

const messages: Record<MeasureWarning['code'], string> = {
  ev_above_bac: 'More is earned than the budget at completion. Check the progress or approve a new baseline.',
  pv_above_bac: 'More is planned to date than the budget at completion. Check the baseline.',
  negative_bac: 'The budget at completion is negative.',
  negative_pv: 'The planned value is negative: credits in the baseline outweigh the work planned to date.',
  negative_ev: 'The earned value is negative. Work can be taken back, but not more than was earned.',
  negative_ac: 'The actual cost is negative: credits outweigh what was spent.',
  mixed_currencies: 'The amounts are in several currencies. What would combine them is left out.',
  estimate_below_ac: 'The estimate at completion is below what is already spent.',
  bac_differs_from_baseline: 'The budget at completion is not what the baseline adds up to.',
  baseline_falls:
    'The planned value falls in some periods. Earned schedule counts what was planned before as planned.',
  baseline_exhausted: 'The as-of date is after the last period of the baseline.',
  ev_on_plateau: 'The earned value lies where the plan rests, so that several times fit it.',
  ev_older_than_as_of: 'The latest earned value was measured before the as-of date.',
  packages_incomplete: 'Some work packages lack a figure, so that the sum of that figure is left out.',
}

export const warning = (code: MeasureWarning['code']): MeasureWarning => ({ code, message: messages[code] })

/** What looks wrong with the figures of one date. */
export function figureWarnings(book: Book): MeasureWarning[] {
  const { bac, pv, ev, ac, estimate } = book.units
  const here = (...names: Figure[]) =>
    names.every((name) => book.missing[name] === undefined) && currencies(book, names).size < 2
  const all = currencies(book, ['bac', 'pv', 'ev', 'ac', 'estimate'])
  const found: [boolean, MeasureWarning['code']][] = [
    [all.size > 1 || Object.values(book.missing).includes('mixed_currencies'), 'mixed_currencies'],
    [here('ev', 'bac') && ev > bac, 'ev_above_bac'],
    [here('pv', 'bac') && pv > bac, 'pv_above_bac'],
    [bac < 0n, 'negative_bac'],
    [pv < 0n, 'negative_pv'],
    [ev < 0n, 'negative_ev'],
    [ac < 0n, 'negative_ac'],
    [here('estimate', 'ac') && estimate < ac, 'estimate_below_ac'],
  ]
  return found.filter(([applies]) => applies).map(([, code]) => warning(code))
}

const currencies = (book: Book, names: Figure[]) =>
  new Set(names.flatMap((name) => book.currency[name] ?? []))

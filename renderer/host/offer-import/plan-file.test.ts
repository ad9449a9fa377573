import { expect, it } from 'vitest'
import type { Employer } from '../../../domain/hiring/employer.ts'
import { readOfferRow } from '../../../domain/hiring/offer-row.ts'
import { Turns } from '../../desk/files/turns.ts'
import { planFile } from './plan-file.ts'

const SIREN = '732829320'
const bakery = { id: 'bakery', siren: SIREN, siteIds: ['mende'] } as unknown as Employer

it('decides thousands of lines in turns, between which the screen has its own', async () => {
  const lines = Array.from({ length: 1000 }, (_, index) => ({
    line: index + 2,
    row: readOfferRow({ reference: `V-${index}`, siren: SIREN, title: 'Vendeuse', contract: 'CDI' }),
  }))
  let [now, next] = [0, 0]
  // A line takes one millisecond.
  const turns = new Turns({ now: () => (now += 1), next: () => Promise.resolve(void (next += 1)) })
  const { made, unready } = await planFile(lines, 'mende', [bakery], [], turns)
  expect(made.map(({ id }) => id.split('.').at(-1))).toEqual(lines.map((_, index) => `V-${index}`))
  expect(unready).toHaveLength(1000)
  expect(next).toBeGreaterThan(1000 / 20)
})

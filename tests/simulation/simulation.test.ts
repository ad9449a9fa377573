import { pbkdf2 } from 'node:crypto'
import { expect, test } from 'vitest'
import { simulate, soundParts, type RunReport } from './simulation.ts'
import { dayMix } from './story-mix.ts'

/** `SEED=` tells one story again; otherwise the same few hundred are told each time. */
const replayed = process.env['SEED']
/** Stories in which something was found once: an older copy shown while a newer one was on its way, in two ways. */
const found = [20_261_354, 7035]
const seeds = replayed
  ? [Number(replayed)]
  : [...Array.from({ length: 240 }, (_, index) => index + 1), ...found]

test(`${seeds.length} random stories of kiosks, desks and a server lose and double nothing`, async () => {
  for (const seed of seeds) {
    const { violations } = await simulate(seed, soundParts, dayMix(seed))
    expect(violations, `replay: SEED=${seed} npm run simulate -- sync`).toEqual([])
  }
}, 600_000)

/** Other threads seal, open and sign: from now on each has to wait for one. */
function keepThreadsBusy(): () => void {
  let isOver = false
  const work = () => pbkdf2('', '', 2000, 32, 'sha256', () => isOver || work())
  for (let thread = 0; thread < 4; thread++) work()
  return () => void (isOver = true)
}

test('a seed tells the same story whatever was told before and however fast other threads are', async () => {
  // One of each kind: of months, of people who tell of themselves, of a worn place, of a day.
  const seeds = [5, 7, 6, 2]
  const once = new Map<number, RunReport>()
  for (const seed of seeds) once.set(seed, await simulate(seed, soundParts, dayMix(seed)))
  const endWork = keepThreadsBusy()
  try {
    for (const seed of seeds.toReversed())
      expect(await simulate(seed, soundParts, dayMix(seed)), `story ${seed}`).toEqual(once.get(seed))
  } finally {
    endWork()
  }
})

test('people get things done and devices are told of them', async () => {
  const { steps, facts } = await simulate(3)
  expect(steps).toBeGreaterThanOrEqual(30)
  expect(facts).toBeGreaterThan(steps / 20)
})

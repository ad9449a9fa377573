import { expect, test } from 'vitest'
import { tellAtPace } from './at-pace.ts'
import { simulate, soundParts } from './simulation.ts'
import { dayMix, storyMixes } from './story-mix.ts'

/** `SEED=` tells one story again; otherwise the same ones are told each time. */
const replayed = process.env['SEED']
/**
 * Stories in which something was found once: an older copy shown while a newer one was on its way, in two ways; what a
 * kiosk put away while its right day came; visits of yesterday on a machine that had slept, and after midnight; a
 * withdrawal that a restored server, whose words had gone, did not know as its own; what a server had said of a departure
 * that still waited to be sent, and forgot in a restore; seats looked at seconds after the last moment to book; what a full
 * disk kept in the night of a day that was over; an answer of a server restored since its greeting; what one page of a
 * restored server told and the next one took back; a departure of another device, joined here and lost with the power;
 * yesterday on a kiosk whose clock had been set back by more than it slept; two acts of one moment on a slow disk; a
 * consent and a withdrawal of two kiosks that a restored server hears again from who had read them together; an application
 * that had ended, brought back after the one that followed it; a seat sold twice and merged into one; somebody erased whose
 * name a refused answer brought back; a write sent between two epochs; an application that left the sight of a desk before
 * its answer was acknowledged; a page told again in another order; what left its sight while a later write of it waited; a
 * departure told again, by a kiosk whose clock ran ahead, over whoever had come in the moment after it.
 */
const found = [
  20_261_354, 7035, 200_402, 200_473, 201_448, 201_461, 301_996, 400_287, 400_484, 402_883, 301_365, 401_485,
  403_006, 403_777, 304_851, 305_773, 304_338, 1_001_055, 1_010_374, 1_001_707, 1_020_070, 1_050_052,
  1_040_465, 3_010_509,
]
const seeds = replayed
  ? [Number(replayed)]
  : [...Array.from({ length: 200 }, (_, index) => index + 1), ...found]

/** A replayed seed is of the other stories. */
const behindProxies = replayed ? [] : Array.from({ length: 16 }, (_, index) => index + 1)

test(`${seeds.length} random stories of kiosks, desks and a server lose and double nothing`, async () => {
  for (const seed of seeds) {
    const { violations } = await simulate(seed, soundParts, dayMix(seed))
    expect(violations, `replay: SEED=${seed} npm run simulate -- sync`).toEqual([])
  }
}, 600_000)

test(`${behindProxies.length} random stories behind proxies that hold streams back lose and double nothing`, async () => {
  for (const seed of behindProxies) {
    const { violations } = await simulate(seed, soundParts, storyMixes.withheld)
    expect(violations, `replay: SEED=${seed} npm run simulate -- streams`).toEqual([])
  }
}, 600_000)

test('a seed tells the same story whatever was told before and however fast other threads are', async () => {
  // One of each kind: of months, of people who tell of themselves, of a worn place, of a day.
  const seeds = [5, 7, 6, 2]
  const once = await tellAtPace('atOnce', seeds, dayMix)
  expect((await tellAtPace('late', seeds.toReversed(), dayMix)).toReversed()).toEqual(once)
})

test('people get things done and devices are told of them', async () => {
  const { steps, facts } = await simulate(3)
  expect(steps).toBeGreaterThanOrEqual(30)
  expect(facts).toBeGreaterThan(steps / 20)
})

import { afterEach, describe, expect, test } from 'vitest'
import { firstToNotice } from './first-to-notice.ts'
import { simulate, soundParts } from './simulation.ts'
import { storyMixes } from './story-mix.ts'
import { windowBugs, windowDeviceBugs, windowServerBugs } from './window-bugs.ts'

const MOST_SEEDS = 60
/** The stories that noticed a bug when it was planted last. */
const noticedIn: Readonly<Record<string, number>> = {
  'what waits for somebody leaves with the rest': 1,
  'nothing is put away': 8,
  'the last of what is older is not told': 1,
  'what was put away is not taken in again when it is told anew': 3,
  'a late word does not make a visit recent again': 3,
  'an application is as old as its sending': 4,
  'who asks for older records is told recent ones too': 1,
  'older applications are told without a mandate': 2,
  'older records that a host asked for are kept': 3,
  'applications leave a desk for a while once their mandate is back': 3,
  'a host may not answer for an employer whose mandate is back': 8,
}

let takeOut: () => void = () => undefined
afterEach(() => takeOut())

const noticing = (bug: string, parts = soundParts) =>
  firstToNotice(bug, noticedIn[bug] ?? 1, MOST_SEEDS, async (seed) => {
    const { violations } = await simulate(seed, parts, storyMixes.months)
    return violations.length > 0
  })

describe('the stories that last for months notice that', () => {
  test.each(Object.entries(windowBugs))('%s', { timeout: 600_000 }, async (bug, plant) => {
    takeOut = plant()
    expect(await noticing(bug)).not.toBeNull()
  })

  test.each(Object.entries(windowDeviceBugs))('%s', { timeout: 600_000 }, async (bug, Device) => {
    expect(await noticing(bug, { ...soundParts, Device })).not.toBeNull()
  })

  test.each(Object.entries(windowServerBugs))('%s', { timeout: 600_000 }, async (bug, SiteServer) => {
    expect(await noticing(bug, { ...soundParts, SiteServer })).not.toBeNull()
  })
})

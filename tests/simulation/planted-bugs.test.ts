import { afterEach, describe, expect, test } from 'vitest'
import { engineBugs } from './engine-bugs.ts'
import { serverBugs } from './server-bugs.ts'
import { simulate, soundParts, type Parts } from './simulation.ts'

const MOST_SEEDS = 300
/** The stories that noticed a bug when it was planted last: told first, to spare the time of finding one again. */
const noticedIn: Readonly<Record<string, number>> = {
  'the checkpoint is a time': 2,
  'the server says yes before it wrote': 4,
  'a push that comes twice is done twice': 48,
  'a first application is taken for a second one': 2,
  'a conflict shows more than a pull': 2,
  'one bad row refuses the whole push': 14,
  'the server does not ask which copy a write was made from': 2,
  'a record is kept without the note that it must be sent': 2,
  'a record and the note that it must be sent are two commits': 9,
  'the checkpoint is on disk before the records': 7,
  'an answer is believed before it came': 2,
  'an answer settles what was written since': 4,
  'a second envelope takes the place of the first': 26,
  'what waited is forgotten at the next start': 16,
  'screens hear of a write before it is on the disk': 21,
  'a write that failed stays in memory': 21,
  'a write that says nothing new is confirmed before what it rests on': 33,
  'a page that could not be kept is taken as heard': 17,
  'a pulled record overwrites what waits to be sent': 2,
  'a conflict drops what was done here': 2,
  'records that left are kept': 3,
  'an older copy replaces the one that was just taken': 106,
  'nothing is told again after a restore': 7,
  'envelopes do not wait again after a restore': 7,
  'a checkpoint outlives the epoch that it is of': 7,
  'what was under way goes on after a restore': 5,
  'a write is numbered by its own clock alone': 9,
}

let takeOut: () => void = () => undefined
afterEach(() => takeOut())

async function isNoticed(bug: string, parts: Parts = soundParts): Promise<boolean> {
  const first = noticedIn[bug] ?? 1
  const others = Array.from({ length: MOST_SEEDS }, (_, index) => index + 1)
  for (const seed of [first, ...others]) {
    if ((await simulate(seed, parts)).violations.length > 0) return true
  }
  return false
}

describe('the simulation notices that in the server', () => {
  test.each(Object.entries(serverBugs))('%s', { timeout: 300_000 }, async (bug, SiteServer) => {
    expect(await isNoticed(bug, { ...soundParts, SiteServer })).toBe(true)
  })
})

describe('the simulation notices that in the engine', () => {
  test.each(Object.entries(engineBugs))('%s', { timeout: 300_000 }, async (bug, plant) => {
    takeOut = plant()
    expect(await isNoticed(bug)).toBe(true)
  })
})

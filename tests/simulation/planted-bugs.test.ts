import { afterEach, describe, expect, test } from 'vitest'
import { engineBugs } from './engine-bugs.ts'
import { serverBugs } from './server-bugs.ts'
import { simulate, soundParts, type Parts } from './simulation.ts'

const MOST_SEEDS = 300
/** The stories that noticed a bug when it was planted last: told first, to spare the time of finding one again. */
const noticedIn: Readonly<Record<string, number>> = {
  'a record is kept without the note that it must be sent': 5,
  'a record and the note that it must be sent are two commits': 6,
  'the checkpoint is on disk before the records': 10,
  'an answer is believed before it came': 2,
  'an answer settles what was written since': 4,
  'a second envelope takes the place of the first': 130,
  'a row that was refused is tried for ever': 4,
  'screens hear of a write before it is on the disk': 14,
  'a write that failed stays in memory': 14,
  'a write is confirmed before it is flushed': 4,
  'a write that says nothing new is confirmed before what it rests on': 275,
  'a page that could not be kept is taken as heard': 14,
  'a pulled record overwrites what waits to be sent': 4,
  'a conflict drops what was done here': 2,
  'an older copy replaces the one that was just taken': 29,
  'nothing is told again after a restore': 12,
  'envelopes do not wait again after a restore': 12,
  'a checkpoint outlives the epoch that it is of': 12,
  'what was under way goes on after a restore': 12,
  'a write is numbered by its own clock alone': 93,
  'a push that comes twice is done twice': 18,
  'one bad row refuses the whole push': 10,
  'a conflict shows more than a pull': 4,
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

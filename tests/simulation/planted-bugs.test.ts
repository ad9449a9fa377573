import { describe, expect, test } from 'vitest'
import { accountBugs, accountServerBugs } from './account-bugs.ts'
import { engineBugs, wornEngineBugs, type Plant } from './engine-bugs.ts'
import { firstToNotice } from './first-to-notice.ts'
import { serverBugs, wornServerBugs } from './server-bugs.ts'
import { simulate, soundParts, type Parts } from './simulation.ts'
import { storyMixes, type StoryMix } from './story-mix.ts'

const MOST_SEEDS = 300
/** The stories that noticed a bug when it was planted last: told first, to spare the time of finding one again. */
const noticedIn: Readonly<Record<string, number>> = {
  'the checkpoint is a time': 2,
  'a write is confirmed before it is flushed': 6,
  'the server says yes before it wrote': 4,
  'a push that comes twice is done twice': 96,
  'a first application is taken for a second one': 2,
  'a conflict shows more than a pull': 2,
  'one bad row refuses the whole push': 14,
  'an answer is believed before it came': 11,
  'the server does not ask which copy a write was made from': 2,
  'a record is kept without the note that it must be sent': 2,
  'a record and the note that it must be sent are two commits': 39,
  'the checkpoint is on disk before the records': 13,
  'a second envelope takes the place of the first': 31,
  'what waited is forgotten at the next start': 6,
  'screens hear of a write before it is on the disk': 7,
  'a write that failed stays in memory': 7,
  'a write that says nothing new is confirmed before what it rests on': 111,
  'a page that could not be kept is taken as heard': 7,
  'a pulled record overwrites what waits to be sent': 2,
  'a conflict drops what was done here': 2,
  'records that left are kept': 4,
  'an older copy replaces the one that was just taken': 142,
  'nothing is told again after a restore': 7,
  'envelopes do not wait again after a restore': 7,
  'a checkpoint outlives the epoch that it is of': 7,
  'what was under way goes on after a restore': 5,
  'a write is numbered by its own clock alone': 67,
  'wrong numbers are not counted': 8,
  'damaged memory is told to nobody': 1,
  'what a damaged frame held is not heard again': 12,
  'what cannot be read is passed over without a word': 1,
  'a frame that a power cut left short is told as damaged memory': 29,
  'a field that was emptied keeps its value on the device': 7,
  'a competence that was taken back comes back with an older page': 2,
  'a consent stands though its giver had not heard that it was taken back': 14,
  'what is gone can still be read on the disk': 26,
  'what comes late about somebody erased is taken in': 25,
}

interface Planted {
  parts?: Parts
  plant?: Plant
  mix?: StoryMix
}

const noticing = (bug: string, { parts = soundParts, plant, mix = storyMixes.sync }: Planted) =>
  firstToNotice(bug, noticedIn[bug] ?? 1, MOST_SEEDS, async (seed) => {
    // Anew for each story: a mistake that counts shows in the same ones, whichever were told before.
    const takeOut = plant?.()
    try {
      const { violations } = await simulate(seed, parts, mix)
      return violations.length > 0
    } finally {
      takeOut?.()
    }
  })

describe('the simulation notices that in the server', () => {
  test.each(Object.entries(serverBugs))('%s', { timeout: 300_000 }, async (bug, SiteServer) => {
    expect(await noticing(bug, { parts: { ...soundParts, SiteServer } })).not.toBeNull()
  })
})

describe('the simulation notices that in the engine', () => {
  test.each(Object.entries(engineBugs))('%s', { timeout: 300_000 }, async (bug, plant) => {
    expect(await noticing(bug, { plant })).not.toBeNull()
  })
})

describe('the stories of people who tell of themselves notice that', () => {
  const { accounts } = storyMixes
  test.each(Object.entries(accountServerBugs))('%s', { timeout: 300_000 }, async (bug, SiteServer) => {
    expect(await noticing(bug, { parts: { ...soundParts, SiteServer }, mix: accounts })).not.toBeNull()
  })

  test.each(Object.entries(accountBugs))('%s', { timeout: 300_000 }, async (bug, plant) => {
    expect(await noticing(bug, { plant, mix: accounts })).not.toBeNull()
  })
})

describe('the stories of a worn place notice that', () => {
  const { worn } = storyMixes
  test.each(Object.entries(wornServerBugs))('%s', { timeout: 300_000 }, async (bug, SiteServer) => {
    expect(await noticing(bug, { parts: { ...soundParts, SiteServer }, mix: worn })).not.toBeNull()
  })

  test.each(Object.entries(wornEngineBugs))('%s', { timeout: 300_000 }, async (bug, plant) => {
    expect(await noticing(bug, { plant, mix: worn })).not.toBeNull()
  })
})

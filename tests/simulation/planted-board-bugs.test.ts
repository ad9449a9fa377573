import { expect, test } from 'vitest'
import { boardBugs } from './board-bugs.ts'
import { firstToNotice } from './first-to-notice.ts'
import { simulate, soundParts } from './simulation.ts'
import { storyMixes } from './story-mix.ts'

const MOST_SEEDS = 300
/** The stories that noticed a bug when it was planted last: told first, to spare the time of finding one again. */
const noticedIn: Readonly<Record<string, number>> = {
  'a kiosk may say that its card is published': 4,
  'a host decides, and the card stays where it was': 2,
  'nothing follows from what people say of a card': 10,
  'whoever reports a card twice counts twice': 6,
  'a card that left the board stays where its envelope waits': 11,
  'an erased card is kept': 2,
}

test.each(Object.entries(boardBugs))(
  'the stories of the board notice that %s',
  { timeout: 300_000 },
  async (bug, plant) => {
    const noticed = await firstToNotice(bug, noticedIn[bug] ?? 1, MOST_SEEDS, async (seed) => {
      const takeOut = plant()
      try {
        return (await simulate(seed, soundParts, storyMixes.board)).violations.length > 0
      } finally {
        takeOut()
      }
    })
    expect(noticed).not.toBeNull()
  },
)

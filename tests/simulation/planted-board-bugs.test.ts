import { expect, test } from 'vitest'
import { boardBugs } from './board-bugs.ts'
import { noticing } from './planted.ts'
import { storyMixes } from './story-mix.ts'

const stories = { mixOf: () => storyMixes.board, most: 300 }

test.each(Object.entries(boardBugs))(
  'the stories of the board notice that %s',
  { timeout: 300_000 },
  async (mistake, bug) => {
    expect(await noticing(mistake, bug, stories)).not.toBeNull()
  },
)

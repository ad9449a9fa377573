import { expect, test, vi } from 'vitest'
import { companyBugs } from './company-bugs.ts'
import { firstToNotice } from './first-to-notice.ts'
import { simulate, soundParts } from './simulation.ts'
import { storyMixes } from './story-mix.ts'

const { swappable } = await vi.hoisted(() => import('./swapped.ts'))
vi.mock('../../domain/places/judge-reservation.ts', async (original) => swappable(await original()))
vi.mock('../../domain/postings/project.ts', async (original) => swappable(await original()))
vi.mock('../../domain/thanks/thanks.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/board/words-on-postings.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/competences/page-of-person.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/made-once.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/tables/tables.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/thanks/thanks-rows.ts', async (original) => swappable(await original()))

const MOST_SEEDS = 100
/** The stories that noticed a bug when it was planted last: told first, to spare the time of finding one again. */
const noticedIn: Readonly<Record<string, number>> = {
  'a card of somebody under 16 is taken like any other': 6,
  'whoever is under 16 meets somebody whom they do not know': 5,
  'whoever is under 16 sits down at a table with anybody': 2,
  'what was recommended with thanks stays when they are taken back': 67,
  'a drill is promised to everybody who asks': 8,
  'whoever gave their chair back still sits at the table': 7,
  'other sites read a project as soon as its author wishes so': 5,
  'who leaves a project stays one of its people': 3,
}

test.each(Object.entries(companyBugs))(
  'the stories of people among each other notice that %s',
  { timeout: 600_000 },
  async (bug, { mix, plant }) => {
    const noticed = await firstToNotice(bug, noticedIn[bug] ?? 1, MOST_SEEDS, async (seed) => {
      const takeOut = plant()
      try {
        return (await simulate(seed, soundParts, storyMixes[mix])).violations.length > 0
      } finally {
        takeOut()
      }
    })
    expect(noticed).not.toBeNull()
  },
)

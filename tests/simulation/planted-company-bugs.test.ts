import { expect, test, vi } from 'vitest'
import { companyBugs } from './company-bugs.ts'
import { noticing } from './planted.ts'
import { storyMixes } from './story-mix.ts'

const { swappable } = await vi.hoisted(() => import('./swapped.ts'))
vi.mock('../../domain/places/judge-reservation.ts', async (original) => swappable(await original()))
vi.mock('../../domain/postings/interest.ts', async (original) => swappable(await original()))
vi.mock('../../domain/postings/project.ts', async (original) => swappable(await original()))
vi.mock('../../domain/thanks/thanks.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/board/words-on-postings.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/competences/page-of-person.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/made-once.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/tables/tables.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/thanks/thanks-rows.ts', async (original) => swappable(await original()))

const MOST_SEEDS = 100

test.each(Object.entries(companyBugs))(
  'the stories of people among each other notice that %s',
  { timeout: 600_000 },
  async (mistake, { mix, ...bug }) => {
    const mixOf = () => storyMixes[mix]
    expect(await noticing(mistake, bug, { mixOf, most: MOST_SEEDS })).not.toBeNull()
  },
)

import { describe, expect, test, vi } from 'vitest'
import { accountBugs, accountServerBugs } from './account-bugs.ts'
import { assemblyBugs, withheldBugs } from './assembly-bugs.ts'
import { engineBugs, rareEngineBugs, wornEngineBugs } from './engine-bugs.ts'
import { noticing, type Planted, type PlantedIn } from './planted.ts'
import { serverBugs, wornServerBugs } from './server-bugs.ts'
import { storyMixes } from './story-mix.ts'

const { swappable } = await vi.hoisted(() => import('./swapped.ts'))
vi.mock('../../renderer/data/http.ts', async (original) => swappable(await original()))
vi.mock('../../renderer/data/pusher.ts', async (original) => swappable(await original()))
vi.mock('../../renderer/data/replication.ts', async (original) => swappable(await original()))
vi.mock('../../sync-server/passes/person.ts', async (original) => swappable(await original()))

const MOST_SEEDS = 300

type Bugs = Readonly<Record<string, Planted | PlantedIn<'SiteServer'>>>

const theyNotice = (mix: keyof typeof storyMixes, bugs: Bugs) =>
  test.each(Object.entries(bugs))('%s', { timeout: 300_000 }, async (mistake, bug) => {
    const mixOf = () => storyMixes[mix]
    expect(await noticing(mistake, bug, { mixOf, most: MOST_SEEDS })).not.toBeNull()
  })

describe('the simulation notices that in the server', () => theyNotice('sync', serverBugs))

describe('the simulation notices that in the engine', () => {
  theyNotice('sync', engineBugs)
  theyNotice('sync', assemblyBugs)
})

describe('the stories behind proxies that hold streams back notice that', () =>
  theyNotice('withheld', withheldBugs))

describe('the stories of people who tell of themselves notice that', () => {
  theyNotice('accounts', accountServerBugs)
  theyNotice('accounts', accountBugs)
  theyNotice('accounts', rareEngineBugs)
})

describe('the stories of a worn place notice that', () => {
  theyNotice('worn', wornServerBugs)
  theyNotice('worn', wornEngineBugs)
})

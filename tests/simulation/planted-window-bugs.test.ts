import { describe, expect, test } from 'vitest'
import { noticing, type Planted, type PlantedIn } from './planted.ts'
import { storyMixes } from './story-mix.ts'
import { windowBugs, windowDeviceBugs, windowServerBugs } from './window-bugs.ts'

const stories = { mixOf: () => storyMixes.months, most: 60 }

type Bug = Planted | PlantedIn<'Device'> | PlantedIn<'SiteServer'>
const bugs: Readonly<Record<string, Bug>> = { ...windowBugs, ...windowDeviceBugs, ...windowServerBugs }

describe('the stories that last for months notice that', () => {
  test.each(Object.entries(bugs))('%s', { timeout: 600_000 }, async (mistake, bug) => {
    expect(await noticing(mistake, bug, stories)).not.toBeNull()
  })
})

import { expect, test } from 'vitest'
import { stages, tellWithCrash } from './crash-story.ts'
import { engineBugs } from './engine-bugs.ts'

test.each(['kiosk-0', 'host-desk'])(
  '%s loses power in each commit of a short story, at each stage of it, and nothing is lost or doubled',
  { timeout: 300_000 },
  async (deviceId) => {
    let commit = 0
    for (let hasDied = true; hasDied; commit += 1) {
      for (const stage of stages) {
        const story = await tellWithCrash({ deviceId, commit, stage })
        expect(story.violations, `power cut in commit ${commit} of ${deviceId}: ${stage}`).toEqual([])
        hasDied = story.hasDied
        if (!hasDied) break
      }
    }
    expect(commit).toBeGreaterThan(12)
  },
)

// In the same commits, as the stories above show, nothing is broken without them.
test.each([
  ['a record and the note that it must be sent are two commits', 21, 'written', 'S2'],
  ['a write is confirmed before it is flushed', 14, 'told', 'S1'],
] as const)('that %s is noticed in commit %i of the kiosk', async (mistake, commit, stage, property) => {
  const takeOut = engineBugs[mistake]!.plant()
  try {
    const { violations } = await tellWithCrash({ deviceId: 'kiosk-0', commit, stage })
    expect(violations.map((one) => one.property)).toContain(property)
  } finally {
    takeOut()
  }
})

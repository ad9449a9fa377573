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

test('that a record and the note that it must be sent are two commits is noticed by one of them', async () => {
  const takeOut = engineBugs['a record and the note that it must be sent are two commits']!.plant()
  try {
    const shown = new Set<string>()
    for (let commit = 0; commit < 40 && !shown.has('S1'); commit += 1) {
      const { violations } = await tellWithCrash({ deviceId: 'kiosk-0', commit, stage: 'written' })
      for (const { property } of violations) shown.add(property)
    }
    expect(shown).toContain('S1')
  } finally {
    takeOut()
  }
})

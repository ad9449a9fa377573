import { expect, it } from 'vitest'
import { playScoreStories } from './score-story.ts'

const replayed = process.env['SEED']
const seed = replayed === undefined ? 2026 : Number(replayed)
const HISTORIES = 300

it(
  `after each event an employer’s figures are those of a full count, in ${HISTORIES} random histories`,
  { timeout: 300_000 },
  async () => {
    const { compared, moved, done, violation } = await playScoreStories(HISTORIES, seed)
    expect(violation, `replay: npm run simulate -- scores --runs ${HISTORIES} --seed ${seed}`).toBeNull()
    // Histories in which nothing moves prove nothing.
    expect(moved).toBeGreaterThan(HISTORIES)
    expect(compared).toBeGreaterThan(10 * HISTORIES)
    const acts = [
      'refused',
      'pursued',
      'hired',
      'qualified',
      'recommended',
      'withdrawn',
      'taken back',
      'erased',
    ]
    const others = ['contest-upheld', 'contest-lifted', 'mandate', 'offer edited', 'told again']
    for (const act of [...acts, ...others]) expect(done[act], act).toBeGreaterThan(10)
  },
)

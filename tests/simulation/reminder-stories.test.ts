import { expect, it } from 'vitest'
import { reminderKinds } from '../../domain/reminders/reminder.ts'
import { reminderMix, tellReminderStory, type ReminderBug } from './reminder-story.ts'

const DAYS = 40
const mix = { ...reminderMix(DAYS), employers: 5 }
const replayed = process.env['SEED']

it.each(replayed ? [Number(replayed)] : [1, 2])(
  'story %i: each message leaves once at most, in time, in hours of work, and never after its answer',
  async (seed) => {
    const { keys, kills, restores, violations } = await tellReminderStory(seed, mix)
    expect(violations, `replay: SEED=${seed} npm run simulate -- reminders --days ${DAYS}`).toEqual([])
    expect(keys).toBeGreaterThan(30)
    expect([kills, restores]).toEqual([mix.kills, mix.restores])
  },
  120_000,
)

it('every kind of message is told in a story of four months, but that of an answer told elsewhere', async () => {
  const { kinds, violations } = await tellReminderStory(1, { ...reminderMix(110), employers: 12 })
  expect(violations).toEqual([])
  expect(Object.keys(kinds).sort()).toEqual(reminderKinds.filter((kind) => kind !== 'telling-asked').sort())
}, 120_000)

it('a seed tells the same story twice', async () => {
  const short = { ...mix, days: 12 }
  expect(await tellReminderStory(5, short)).toEqual(await tellReminderStory(5, short))
}, 120_000)

it.each([
  ['tries-doubts-again', 'was sent twice', 6],
  ['forgets-at-restore', 'was sent twice', 1],
  ['hours-of-paris', 'was sent at', 1],
  ['misses-answers', 'was sent after its answer', 1],
  ['forgets-absences', 'was sent to who is away', 1],
  ['loses-ids', 'was sent twice', 9],
] satisfies [bug: ReminderBug, sentence: string, noticedIn: number][])(
  'a server that %s is noticed',
  async (bug, sentence, noticedIn) => {
    const found: string[] = []
    for (let seed = noticedIn; seed < noticedIn + 8 && found.length === 0; seed++) {
      const { violations } = await tellReminderStory(seed, { ...mix, employers: 8 }, bug)
      found.push(...violations.filter((violation) => violation.includes(sentence)))
    }
    expect(found).not.toEqual([])
  },
  120_000,
)

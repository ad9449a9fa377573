import { afterEach, describe, expect, test, vi } from 'vitest'
import { firstToNotice } from './first-to-notice.ts'
import { seatBugs, type SeatBug } from './seat-bugs.ts'
import { simulate, soundParts } from './simulation.ts'
import { forgottenLoans, seatMix } from './story-mix.ts'

type AnyFunction = (...args: unknown[]) => unknown

const { planted, plantable } = vi.hoisted(() => {
  const planted = new Map<string, AnyFunction>()
  /** The module with these functions replaceable: by whatever is planted under their names. */
  const plantable =
    (...names: string[]) =>
    async (load: () => Promise<object>): Promise<object> => {
      const sound = (await load()) as Record<string, AnyFunction>
      const replaceable = names.map((name) => [
        name,
        (...args: unknown[]) => {
          const bug = planted.get(name)
          return bug ? bug(sound[name]!, ...args) : sound[name]!(...args)
        },
      ])
      return { ...sound, ...Object.fromEntries(replaceable) }
    }
  return { planted, plantable }
})

vi.mock('../../domain/seats/decide-seats.ts', plantable('decideSeats'))
vi.mock('../../domain/seats/seat-booking.ts', plantable('judgeLeaseBooking'))
vi.mock(
  '../../domain/seats/seat-requests.ts',
  plantable('refillLease', 'returnLease', 'declareLost', 'changeCapacity'),
)
vi.mock('../../domain/seats/seat-sale.ts', plantable('nextSeat'))
vi.mock('../../domain/seats/booking.ts', plantable('mergeBookings'))
vi.mock('../../domain/seats/seat-grant.ts', plantable('mayBeLentUnknown'))
vi.mock('../../sync-server/seats/second-of-a-slot.ts', plantable('isSecondOfSlot'))
vi.mock('../../renderer/data/lease-keeper.ts', plantable('keepLeases'))

const MOST_SEEDS = 200
/** The stories that noticed a bug when it was planted last: told first, to spare the time of finding one again. */
const noticedIn: Readonly<Record<string, number>> = {
  'seats come back by time, without a word from the kiosk': 6,
  'a kiosk gives seats back before what it sold has arrived, and the server does not ask': 47,
  'a refill lends seats that are not in the pool': 6,
  'an offered seat is not held': 3,
  'the mark of the next seat is kept in one place only': 14,
  'the second person of a slot is dropped': 71,
  'a booking of a lease that is settled or lost is good all the same': 56,
  'of two copies the newer one alone is kept': 3,
  'a lost kiosk’s seats go back to the pool': 40,
  'a lower capacity forgets what was lent': 2,
  'people wait although kiosks hold unsold seats': 1,
  'a restored server gives seats away before it knows what was lent': 2,
  'seats are never given back': 4,
}

/** What shows only where a server is restored more often than in other stories. */
const onlyAfterLosses: ReadonlySet<string> = new Set([
  'a restored server gives seats away before it knows what was lent',
])

afterEach(() => planted.clear())

const noticing = (bug: string) =>
  firstToNotice(bug, noticedIn[bug] ?? 1, MOST_SEEDS, async (seed) => {
    const mix = onlyAfterLosses.has(bug) ? forgottenLoans : seatMix(seed)
    const { violations } = await simulate(seed, soundParts, mix)
    return violations.length > 0
  })

function plant(bug: SeatBug): void {
  for (const [name, replacement] of Object.entries(bug)) planted.set(name, replacement as AnyFunction)
}

describe('the stories of seats notice when', () => {
  test.each(Object.entries(seatBugs))('%s', { timeout: 300_000 }, async (name, bug) => {
    plant(bug)
    expect(await noticing(name)).not.toBeNull()
  })
})

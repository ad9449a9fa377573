import { describe, expect, test, vi } from 'vitest'
import { noticing } from './planted.ts'
import { seatBugs } from './seat-bugs.ts'
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

/** What shows only where a server is restored more often than in other stories. */
const onlyAfterLosses: ReadonlySet<string> = new Set([
  'a restored server gives seats away before it knows what was lent',
])

describe('the stories of seats notice when', () => {
  test.each(Object.entries(seatBugs))('%s', { timeout: 300_000 }, async (mistake, { replaces, ...known }) => {
    const plant = () => {
      for (const [name, replacement] of Object.entries(replaces))
        planted.set(name, replacement as AnyFunction)
      return () => planted.clear()
    }
    const mixOf = onlyAfterLosses.has(mistake) ? () => forgottenLoans : seatMix
    expect(await noticing(mistake, { ...known, plant }, { mixOf, most: MOST_SEEDS })).not.toBeNull()
  })
})

import { expect, it } from 'vitest'
import { baker } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import type { Application, ApplicationEventType } from './application.ts'
import { arePlacesFilled } from './places-filled.ts'

const offer = { ...baker, seats: 2, publishedAt: 1 }
const to = (jobOfferId: string, ...types: ApplicationEventType[]): Application =>
  ({
    jobOfferId,
    events: ['submitted' as const, ...types].map((type, at) => ({
      ...{ id: `${jobOfferId}${at}`, type, at: at * DAY, receivedAt: at * DAY, by: 'desk' },
    })),
  }) as unknown as Application
const hired = to(offer.id, 'hired')

it('an open offer is full once so many people are hired as it has places', () => {
  expect(arePlacesFilled(offer, [hired], 9 * DAY)).toBe(false)
  expect(arePlacesFilled(offer, [hired, to('another', 'hired')], 9 * DAY)).toBe(false)
  expect(arePlacesFilled(offer, [hired, to(offer.id, 'pursued')], 9 * DAY)).toBe(false)
  expect(arePlacesFilled(offer, [hired, hired], 9 * DAY)).toBe(true)
  expect(arePlacesFilled({ ...offer, seats: 1 }, [hired, hired], 9 * DAY)).toBe(true)
})

it('a hire that came to nothing frees its place, and an offer that is a draft or closed asks nothing', () => {
  const declined = to(offer.id, 'hired', 'candidate-declined')
  expect(arePlacesFilled(offer, [hired, declined], 9 * DAY)).toBe(false)
  expect(arePlacesFilled({ ...offer, closedAt: 2 }, [hired, hired], 9 * DAY)).toBe(false)
  const { publishedAt: _draft, ...draft } = offer
  expect(arePlacesFilled(draft, [hired, hired], 9 * DAY)).toBe(false)
})

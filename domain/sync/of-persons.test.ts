import { expect, it } from 'vitest'
import { collectionNames } from './collections.ts'
import { ofPersons } from './of-persons.ts'

it('whatever names a visitor is of persons; what a site tells everybody is not', () => {
  const ofNobody = collectionNames.filter((name) => !ofPersons.has(name))
  // A new collection of persons that stands here would stay on a device that was away.
  expect(ofNobody).toEqual([
    ...['sites', 'challenges', 'challengeSessions', 'seatLeases', 'employers', 'jobOffers', 'listedOffers'],
  ])
})

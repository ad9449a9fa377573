import { expect, it } from 'vitest'
import { collectionNames, collections } from './collections.ts'
import { ofPersons } from './of-persons.ts'

it('whatever names a visitor, or is sealed to one, is of persons; what a site tells everybody is not', () => {
  for (const name of collectionNames) {
    const fields = Object.keys(collections[name].schema.properties)
    const isOfOne = ['visitorId', 'authorId', 'sealedPass', 'mergedInto'].some((field) =>
      fields.includes(field),
    )
    expect([name, ofPersons.has(name)]).toEqual([name, isOfOne])
  }
})

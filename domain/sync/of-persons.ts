import { collectionNames, collections, type CollectionName } from './collections.ts'

/** Fields by which a record is of a visitor, or sealed to one. */
const naming = ['visitorId', 'authorId', 'mergedInto', 'sealedPass']

/** The collections whose records are of visitors: what a device that was away for long drops and hears anew. */
export const ofPersons: ReadonlySet<CollectionName> = new Set(
  collectionNames.filter((name) => {
    const { properties } = collections[name].schema as { properties: object }
    const fields = Object.keys(properties)
    return naming.some((field) => fields.includes(field))
  }),
)

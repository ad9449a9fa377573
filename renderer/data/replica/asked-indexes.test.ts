import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core'
import { expect, it } from 'vitest'
import { inserted, instanceOf, person, personSchema, storageOn } from '../testing/storage-instance.ts'
import type { Person } from '../testing/storage-instance.ts'
import type { JournalInstance } from './journal-storage.ts'

const byAge = prepareQuery(
  personSchema,
  normalizeMangoQuery(personSchema, {
    selector: { _deleted: { $eq: false }, age: { $gt: 3 } } as never,
    sort: [{ age: 'asc' }],
  }),
)
const oneAged = (id: string, age: number) => ({ id, name: id, age, isHere: true })

it('an index is kept in order from when a query asks for it, and none before', async () => {
  const people = (await instanceOf(await storageOn())) as JournalInstance<Person>
  const kept = () => people.internals.byIndexArray.map(({ index }) => index.join())
  const found = async () => (await people.query(byAge)).documents.map(({ id }) => id)
  const write = async (...written: (Person | { gone: string })[]) => {
    const states = written.map((one) =>
      'gone' in one ? ([one.gone, null] as const) : ([one.id, one] as const),
    )
    people.prepare(new Map(states)).applied()
  }
  await people.bulkWrite(inserted(person('a', oneAged('a', 9), 1)), 'test')
  void write(oneAged('b', 4), oneAged('c', 2))
  expect(people.current('b')).toEqual(oneAged('b', 4))
  expect(kept()).toEqual([])
  expect(await found()).toEqual(['b', 'a'])
  expect(kept()).toEqual(['_deleted,age,id'])
  void write(oneAged('c', 7), oneAged('d', 5))
  void write({ gone: 'a' }, oneAged('b', 8))
  expect(await found()).toEqual(['d', 'c', 'b'])
  expect(people.internals.documents.has('a')).toBe(false)
  expect(kept()).toEqual(['_deleted,age,id'])
})

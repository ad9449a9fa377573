/**
 * What RxDB asks of the answers to queries: the right documents, in the right order, whichever index is taken, held
 * against plain filters and against a reading of everything. The library plans and matches; the storage must give it
 * what is on the disk, and nothing else.
 */
import { normalizeMangoQuery, prepareQuery, type MangoQuery } from 'rxdb/plugins/core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import {
  inserted,
  instanceOf,
  person,
  personSchema,
  storageOn,
  type Person,
  type PersonDocument,
  type PersonInstance,
} from '../testing/storage-instance.ts'

let disk: MemoryDisk
let people: PersonInstance
beforeEach(async () => {
  disk = new MemoryDisk()
  people = await instanceOf(await storageOn(disk))
})
afterEach(() => people.close())

type Query = MangoQuery<Person>
/** As the library asks a storage: that what was deleted is not wanted stands in the query, and in each index. */
function prepared(query: Query) {
  const { selector, ...rest } = normalizeMangoQuery(personSchema, query)
  return prepareQuery(personSchema, {
    ...rest,
    selector: { ...selector, _deleted: { $eq: false } },
  })
}
const idsOf = async (query: Query) => (await people.query(prepared(query))).documents.map(({ id }) => id)
const keep = (documents: readonly PersonDocument[]) => people.bulkWrite(inserted(...documents), 'test')

const towns = ['Mende', 'Brest', 'Évry']
const somePeople = Array.from({ length: 24 }, (_, index) =>
  person(`p${String(index).padStart(2, '0')}`, {
    name: ['Zoé', 'Awa', 'Émile', 'awa', ''][index % 5]!,
    age: (index % 7) * 10.5 - 20,
    isHere: index % 3 !== 0,
    ...(index % 2 === 0 ? { tags: ['a', 'b', 'c'].slice(0, index % 4) } : {}),
    ...(index % 4 === 0 ? {} : { place: { town: towns[index % 3]!, floor: index % 5 } }),
    ...(index % 6 === 0 ? { note: null } : index % 6 === 1 ? { note: `note ${index}` } : {}),
  }),
)

/** Each operator that a selector may have, and the same in plain words. */
const selections: [string, Query['selector'], (one: Person) => boolean][] = [
  ['nothing asked', {}, () => true],
  ['a value', { name: 'Awa' }, ({ name }) => name === 'Awa'],
  ['$eq', { age: { $eq: 1 } }, ({ age }) => age === 1],
  ['$ne', { name: { $ne: 'Awa' } }, ({ name }) => name !== 'Awa'],
  ['$gt', { age: { $gt: 1 } }, ({ age }) => age > 1],
  ['$gte', { age: { $gte: 1 } }, ({ age }) => age >= 1],
  ['$lt', { age: { $lt: 1 } }, ({ age }) => age < 1],
  ['$lte', { age: { $lte: 1 } }, ({ age }) => age <= 1],
  ['a range', { age: { $gt: -20, $lt: 22 } }, ({ age }) => age > -20 && age < 22],
  ['an empty range', { age: { $gt: 22, $lt: 1 } }, () => false],
  ['$gt of a text', { name: { $gt: '' } }, ({ name }) => name > ''],
  ['$lt of a text', { name: { $lt: 'Z' } }, ({ name }) => name < 'Z'],
  ['$in', { name: { $in: ['Awa', 'Zoé', 'nobody'] } }, ({ name }) => name === 'Awa' || name === 'Zoé'],
  ['$in of nothing', { name: { $in: [] } }, () => false],
  ['$in of ids', { id: { $in: ['p03', 'p05', 'none'] } }, ({ id }) => id === 'p03' || id === 'p05'],
  ['$nin', { name: { $nin: ['Awa', 'Zoé'] } }, ({ name }) => name !== 'Awa' && name !== 'Zoé'],
  ['$exists', { note: { $exists: true } }, ({ note }) => note !== undefined],
  ['not $exists', { note: { $exists: false } }, ({ note }) => note === undefined],
  ['null', { note: { $eq: null } }, ({ note }) => note === null || note === undefined],
  ['a boolean', { isHere: false }, ({ isHere }) => !isHere],
  ['a boolean and a range', { isHere: true, age: { $gte: 1 } }, ({ isHere, age }) => isHere && age >= 1],
  ['$regex', { name: { $regex: '^a', $options: 'i' } }, ({ name }) => /^a/i.test(name)],
  ['$mod', { age: { $mod: [2, 1] } }, ({ age }) => Math.trunc(age) % 2 === 1 && Number.isInteger(age)],
  ['$size', { tags: { $size: 2 } }, ({ tags }) => tags?.length === 2],
  ['$elemMatch', { tags: { $elemMatch: { $eq: 'b' } } }, ({ tags }) => tags?.includes('b') === true],
  ['a value of a list', { tags: 'b' } as never, ({ tags }) => tags?.includes('b') === true],
  ['$type', { note: { $type: 'string' } }, ({ note }) => typeof note === 'string'],
  ['a path', { 'place.town': 'Mende' } as never, ({ place }) => place?.town === 'Mende'],
  ['$or', { $or: [{ name: 'Awa' }, { age: { $lt: 0 } }] }, ({ name, age }) => name === 'Awa' || age < 0],
  ['$and', { $and: [{ isHere: true }, { name: 'Awa' }] }, ({ isHere, name }) => isHere && name === 'Awa'],
  ['$nor', { $nor: [{ isHere: true }, { name: 'Awa' }] }, ({ isHere, name }) => !isHere && name !== 'Awa'],
  ['$not', { age: { $not: { $gt: 1 } } }, ({ age }) => age <= 1],
]

const byCode = (a: string | number | boolean, b: string | number | boolean) => (a < b ? -1 : a > b ? 1 : 0)
const sorts: [string, NonNullable<Query['sort']>, (a: Person, b: Person) => number][] = [
  ['the id', [{ id: 'asc' }], (a, b) => byCode(a.id, b.id)],
  ['the id backwards', [{ id: 'desc' }], (a, b) => byCode(b.id, a.id)],
  ['an index', [{ age: 'asc' }, { id: 'asc' }], (a, b) => byCode(a.age, b.age) || byCode(a.id, b.id)],
  [
    'an index backwards',
    [{ age: 'desc' }, { id: 'asc' }],
    (a, b) => byCode(b.age, a.age) || byCode(a.id, b.id),
  ],
  [
    'two fields',
    [{ name: 'asc' }, { age: 'desc' }, { id: 'asc' }],
    (a, b) => byCode(a.name, b.name) || byCode(b.age, a.age) || byCode(a.id, b.id),
  ],
]

describe('a query', () => {
  beforeEach(async () => void (await keep(somePeople)))

  it.each(selections)(
    'finds by %s what a plain reading finds, in each order',
    async (_words, selector, fits) => {
      const expected = somePeople.filter(fits)
      for (const [words, sort, compare] of sorts) {
        const ids = [...expected].sort(compare).map(({ id }) => id)
        expect(await idsOf({ selector, sort }), words).toEqual(ids)
        expect(await idsOf({ selector, sort, skip: 2, limit: 3 }), `${words}, a page`).toEqual(
          ids.slice(2, 5),
        )
      }
      expect(await people.count(prepared({ selector }))).toMatchObject({ count: expected.length })
    },
  )

  it.each(personSchema.indexes!.map((index) => [[index].flat().join(), [index].flat()]))(
    'finds the same by the index of %s as by any other',
    async (_words, index) => {
      for (const [words, selector, fits] of selections) {
        const ids = await idsOf({ selector, sort: [{ id: 'asc' }], index: index as never })
        expect(ids, words).toEqual(somePeople.filter(fits).map(({ id }) => id))
      }
    },
  )

  it('skips past the end, and takes none where none are wanted', async () => {
    expect(await idsOf({ selector: {}, skip: 100 })).toEqual([])
    expect(await idsOf({ selector: { id: 'nobody' } })).toEqual([])
    expect(await idsOf({ selector: {}, limit: 1, sort: [{ id: 'desc' }] })).toEqual(['p23'])
  })

  it('never shows what was deleted, and counts none of it', async () => {
    const [first, second] = somePeople as [PersonDocument, PersonDocument]
    const gone = person(first.id, { ...first, _deleted: true, _rev: '2-test' })
    await people.bulkWrite([{ previous: first, document: gone }], 'test')
    await keep([person('never-here', { _deleted: true })])
    expect((await idsOf({ selector: {} })).toSorted()[0]).toBe(second.id)
    expect(await people.count(prepared({ selector: {} }))).toMatchObject({ count: somePeople.length - 1 })
  })

  it('sees a change in each of its indexes at once, and what is on its way to the disk not yet', async () => {
    const [first] = somePeople as [PersonDocument]
    const older = person(first.id, { ...first, age: 199.5, name: 'ZZ', _rev: '2-test' })
    const release = disk.hold()
    const written = people.bulkWrite([{ previous: first, document: older }], 'test')
    expect(await idsOf({ selector: { age: 199.5 } })).toEqual([])
    release()
    await written
    expect(await idsOf({ selector: { age: { $gt: 199 } } })).toEqual([first.id])
    expect(await idsOf({ selector: { name: 'ZZ' } })).toEqual([first.id])
    expect(await idsOf({ selector: { age: first.age, id: first.id } })).toEqual([])
  })

  it('finds after a restart what it found before', async () => {
    const again = await instanceOf(await storageOn(disk.afterCrash()))
    for (const [words, selector] of selections) {
      const query = prepared({ selector, sort: [{ age: 'desc' }, { id: 'asc' }] })
      expect(await again.query(query), words).toEqual(await people.query(query))
    }
    await again.close()
  })
})

it('after any story of writes, every index finds what a plain reading finds', async () => {
  const value = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    name: fc.constantFrom('', 'x', 'y', 'é'),
    age: fc.integer({ min: -4, max: 4 }).map((half) => half / 2),
    isHere: fc.boolean(),
    isGone: fc.boolean(),
  })
  const asked = fc.record({
    from: fc.integer({ min: -4, max: 4 }).map((half) => half / 2),
    isOpen: fc.boolean(),
    name: fc.option(fc.constantFrom('', 'x', 'y', 'é')),
    isHere: fc.option(fc.boolean()),
  })
  let story = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { maxLength: 14 }),
      asked,
      async (writes, { from, isOpen, name, isHere }) => {
        const instance = await instanceOf(await storageOn(), `story-${story++}`)
        const held = new Map<string, PersonDocument>()
        for (const { isGone, ...fields } of writes) {
          const previous = held.get(fields.id)
          const height = previous ? Number.parseInt(previous._rev) + 1 : 1
          const document = person(fields.id, { ...fields, _deleted: isGone }, height)
          await instance.bulkWrite([previous ? { previous, document } : { document }], 'test')
          held.set(fields.id, document)
        }
        const selector = {
          age: isOpen ? { $gt: from } : { $gte: from },
          ...(name === null ? {} : { name }),
          ...(isHere === null ? {} : { isHere }),
        }
        const expected = [...held.values()]
          .filter(({ _deleted }) => !_deleted)
          .filter((one) => (isOpen ? one.age > from : one.age >= from))
          .filter((one) => (name === null || one.name === name) && (isHere === null || one.isHere === isHere))
          .map(({ id }) => id)
          .sort()
        for (const index of personSchema.indexes!) {
          const query = prepared({ selector, sort: [{ id: 'asc' }], index: [index].flat() as never })
          expect((await instance.query(query)).documents.map(({ id }) => id)).toEqual(expected)
        }
        await instance.close()
      },
    ),
    { numRuns: 60 },
  )
})

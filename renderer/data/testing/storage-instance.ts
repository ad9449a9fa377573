import {
  fillWithDefaultSettings,
  randomToken,
  type BulkWriteRow,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageInstance,
} from 'rxdb/plugins/core'
import { JournalStorage } from '../replica/journal-storage.ts'
import { Journal } from '../replica/journal.ts'
import { MemoryDisk } from './memory-disk.ts'

/** A document as the tests of the storage write it. */
export interface Person {
  id: string
  name: string
  age: number
  isHere: boolean
  tags?: string[]
  place?: { town: string; floor?: number }
  note?: string | null
}
export type PersonDocument = RxDocumentData<Person>
export type PersonInstance = RxStorageInstance<Person, unknown, Record<string, never>>

export const personSchema: RxJsonSchema<PersonDocument> = fillWithDefaultSettings<Person>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 60 },
    name: { type: 'string', maxLength: 60 },
    age: { type: 'number', minimum: -100, maximum: 200, multipleOf: 0.5 },
    isHere: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    place: { type: 'object', properties: { town: { type: 'string' }, floor: { type: 'number' } } },
    note: { type: ['string', 'null'] },
  },
  required: ['id', 'name', 'age', 'isHere'],
  indexes: ['age', 'name', ['isHere', 'age'], ['name', 'age']],
})

/** The storage as it opens on a disk. */
export async function storageOn(disk = new MemoryDisk()): Promise<JournalStorage> {
  return new JournalStorage(await Journal.open(disk), { isKept: () => true, upgradesOf: () => [] })
}

export async function instanceOf(
  storage: JournalStorage,
  collectionName = 'people',
): Promise<PersonInstance> {
  return (await storage.createStorageInstance<Person>({
    databaseInstanceToken: randomToken(10),
    databaseName: 'place',
    collectionName,
    schema: personSchema,
    options: {},
    multiInstance: false,
    devMode: false,
  })) as PersonInstance
}

let moment = 1_800_000_000_000

/** A state of a document, of the revision of this height; each is of a later moment, as the library makes them. */
export function person(id: string, fields: Partial<PersonDocument> = {}, height = 1): PersonDocument {
  return {
    ...{ id, name: `name of ${id}`, age: 30, isHere: true },
    ...{ _deleted: false, _attachments: {}, _meta: { lwt: ++moment }, _rev: `${height}-test` },
    ...fields,
  }
}

export const inserted = (...documents: PersonDocument[]): BulkWriteRow<Person>[] =>
  documents.map((document) => ({ document }))

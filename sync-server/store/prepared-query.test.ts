import { afterEach, beforeEach, expect, it } from 'vitest'
import { preparedQuery } from './prepared-query.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

let stores: Store[]
beforeEach(async () => {
  stores = [await openSqliteStore(':memory:'), await openSqliteStore(':memory:')]
})
afterEach(() => Promise.all(stores.map((store) => store.close())))

const keep = preparedQuery((tables, name: string, value: string) =>
  tables
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
)
const namedOr = preparedQuery((tables, name: string, value: string) =>
  tables
    .selectFrom('settings')
    .select('name')
    .where('name', 'like', 'test-%')
    .where((is) => is.or([is('name', '=', name), is('value', '=', value), is('value', '=', name)]))
    .orderBy('name'),
)

it('runs with the values of each call, in the places in which they were built, beside its own', async () => {
  for (const [index, store] of stores.entries()) {
    await store.transaction(async (tx) => {
      for (const [name, value] of [
        ['test-a', `first ${index}`],
        ['test-b', 'test-a'],
        ['test-c', 'third'],
        ['other', 'third'],
        ['test-a', `again ${index}`],
      ] as const) {
        await tx.run(keep(tx, name, value))
      }
      const ask = async (name: string, value: string) =>
        (await tx.all(namedOr(tx, name, value))).map((row) => row.name)
      expect(await ask('test-a', 'third')).toEqual(['test-a', 'test-b', 'test-c'])
      expect(await ask('nothing', `again ${index}`)).toEqual(['test-a'])
      expect(await ask('nothing', `again ${1 - index}`)).toEqual([])
    })
  }
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kept } from '../../domain/retention/keeping.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import { systemClock } from '../clock.ts'
import { databasePath } from '../data-folder.ts'
import { AT_ONCE } from '../retention/due-kinds.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { runAdmin } from './run-admin.ts'

let folder: string
let now: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-retention-'))
  now = Date.now()
  await inData((parts) =>
    createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 }),
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

async function admin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runAdmin(['retention', ...args, '--data', folder], {
    print: (line) => void out.push(line),
    complain: (line) => void err.push(line),
  })
  return { code, out: out.join('\n').replaceAll('\u202f', ' '), err: err.join('\n') }
}
const lines = (out: string, words: string) => out.split('\n').filter((line) => line.includes(words))

async function inData<T>(work: (parts: ServerParts) => Promise<T>): Promise<T> {
  const store = await openSqliteStore(databasePath(folder))
  try {
    return await work(await openServerParts(store, systemClock()))
  } finally {
    await store.close()
  }
}

interface Kept<C extends CollectionName> {
  id: string
  at: number
  fields?: Partial<RecordTypes[C]>
}
const keep = <C extends CollectionName>(name: C, ...all: Kept<C>[]) =>
  inData(({ store }) =>
    store.transaction(async (tx) => {
      for (const { id, at, fields } of all) {
        const record = sampleRecord(name, { id, siteId: 'brest', rev: '1', at, by: 'server', mark: id })
        await keepRecord(tx, name, { ...record, ...fields } as RecordTypes[C])
      }
    }),
  )
const visitOf = (id: string, at: number): Kept<'visits'> => ({ id, at, fields: { day: parisDay(at) } })

describe('the list of what will go', () => {
  it.each([
    [[], 'Pour voir quoi'],
    [['--dry-run', '--days=-1'], 'de 0 à 3660'],
    [['--dry-run', '--days', '1.5'], 'de 0 à 3660'],
    [['--dry-run', '--days', 'demain'], 'de 0 à 3660'],
    [['--dry-run', '--days', '3661'], 'de 0 à 3660'],
    [['--all'], 'n’est pas connue'],
  ])('is refused for %j', async (args, sentence) => {
    const { code, err, out } = await admin(...args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(sentence)
  })

  it('says that there is nothing, for each site', async () => {
    await keep('visits', visitOf('today', now))
    expect(await admin('--dry-run')).toEqual({ code: 0, out: 'Brest : rien d’ici 31 jours.', err: '' })
    expect((await admin('--dry-run', '--days', '0')).out).toBe('Brest : rien d’ici 0 jours.')
  })

  it('tells what goes by then and when, the first first, and takes nothing away', async () => {
    const soon = now - kept.visits + 9 * DAY
    await keep(
      'visits',
      visitOf('later', soon + 5 * DAY),
      visitOf('over', now - kept.visits - 9 * DAY),
      visitOf('soon', soon),
    )
    const { out } = await admin('--dry-run', '--days', '11')
    expect(out.split('\n')).toEqual([
      'Brest :',
      `  ${parisDay(now)}  over  visite, comptée dans le nombre du jour`,
      expect.stringMatching(/^ {2}\d{4}-\d{2}-\d{2} {2}soon {2}visite/) as string,
    ])
    expect((await admin('--dry-run')).out).toContain('later')
    const visits = await inData(({ store }) =>
      store.read((view) => view.records('visits', { siteId: 'brest' })),
    )
    expect(visits).toHaveLength(3)
  })

  it('says of a card on the board what the rule says: a year after its last day and its last word', async () => {
    const ended = { endsOn: parisDay(now - 20 * DAY) }
    await keep('postings', { id: 'ended-lately', at: now - 100 * DAY, fields: ended })
    expect((await admin('--dry-run')).out).toBe('Brest : rien d’ici 31 jours.')
    await keep('postings', {
      id: 'ended-long-ago',
      at: now - 400 * DAY,
      fields: { endsOn: parisDay(now - 380 * DAY) },
    })
    const { out } = await admin('--dry-run')
    expect(lines(out, 'ended-long-ago')).toEqual([
      `  ${parisDay(now)}  ended-long-ago  annonce du tableau, finie et plus changée depuis un an`,
    ])
    expect(out).not.toMatch(/90 jours/)
  })

  it('says where it stops: of one kind it shows so many, and the rest goes as well', async () => {
    const old = now - kept.visits - 9 * DAY
    const visits = (count: number) => Array.from({ length: count }, (_, n) => visitOf(`visit-${n}`, old))
    await keep('visits', ...visits(AT_ONCE - 1))
    expect((await admin('--dry-run')).out).not.toContain('peut-être d’autres')
    await keep('visits', visitOf('one', old), visitOf('two', old))
    const { out } = await admin('--dry-run')
    expect(lines(out, 'visite, comptée')).toHaveLength(AT_ONCE + 1)
    expect(out.split('\n').at(-1)).toBe(
      `  Il y en a peut-être d’autres : la liste en montre ${AT_ONCE} de ce genre, le serveur les efface tous (« visite, comptée dans le nombre du jour »).`,
    )
  })
})

import { hashRaw } from '@node-rs/argon2'
import type { CompetenceProfile } from '../domain/competences/profile.ts'
import { argon2Key } from '../renderer/data/dossier/argon2.ts'
import { dossierKey, openPage, sealPage } from '../renderer/data/dossier/page-seal.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'

export const name = 'sealed-dossier'

const ROUNDS = 500
const KEYS = 7
/** Four of twelve pictures, in an order. */
const SECRETS = 12 ** 4
const HOUR = 3_600_000

/** A full page sealed and opened, its key derived, and what guessing the pictures costs whoever has card and disk. */
export async function run(): Promise<Row[]> {
  const card = { siteId: 'brest', passId: '123456788', cardKey: 'K7QF3M2X9K7QF3M2X9KK' }
  const page = { profile: fullPage(), keptAt: 1_800_000_000_000 }
  const derived = await timed(KEYS, 1, () => dossierKey({ stretch: argon2Key }, card, [1, 5, 9, 11]))
  const key = await dossierKey({ stretch: argon2Key }, card, [1, 5, 9, 11])
  const sealed = await sealPage(key, card, 1, page)
  const opening = await timed(ROUNDS, 20, async () => {
    if (!(await openPage(key, card, 1, sealed)).ok) throw new Error('A sealed page did not open')
  })
  const sealing = await timed(ROUNDS, 20, () => sealPage(key, card, 1, page))
  const options = { salt: key.salt, memoryCost: 64 * 1024, timeCost: 4, parallelism: 1, outputLen: 32 }
  const guess = await timed(KEYS, 1, () => hashRaw('a guess', options))
  return [
    timeRow('a page of 200 sentences opened, its key derived', opening, 0.5, 50),
    timeRow('a page of 200 sentences opened, its key derived', opening, 0.95, 50),
    timeRow('the same page sealed', sealing, 0.95),
    { what: 'its length, sealed', value: sealed.length, unit: 'characters', limit: 48_000 },
    timeRow('the key of card and pictures (argon2id, 64 MiB, 4 passes, WebAssembly)', derived, 0.5),
    timeRow('one guess in native code on one core', guess, 0.5),
    {
      what: 'all pictures guessed on one core, with the disk and the card',
      value: (percentile(guess, 0.5) * SECRETS) / HOUR,
      unit: 'hours',
    },
  ]
}

function fullPage(): CompetenceProfile {
  const competences = Array.from({ length: 200 }, (_, index) => ({
    id: `scene-${index}`,
    label: `J’ai déjà fait la chose numéro ${index}, chez moi ou pour les autres, et je sais la refaire.`,
    origin: 'personal' as const,
    how: 'alone' as const,
    sceneId: `scene-${index % 40}`,
    esco: crypto.randomUUID(),
    addedAt: `0000${index}.kiosk-1`,
  }))
  return { id: 'V1', siteId: 'brest', rev: '1', at: 1, by: 'kiosk-1', visitorId: 'V1', competences }
}

async function timed(rounds: number, warmUp: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const start = performance.now()
    await work()
    if (round >= 0) samples.push(performance.now() - start)
  }
  return samples
}

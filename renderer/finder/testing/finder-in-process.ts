import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ref } from 'vue'
import type { LifeScene } from '../../../domain/competences/life-scene.ts'
import type { OpenedPacks } from '../../../domain/finder/packs.ts'
import { ok } from '../../../domain/result.ts'
import { answerTo, openPacks, type Question } from '../finder-answers.ts'
import type { Finder } from '../finder.ts'

const resources = resolve(import.meta.dirname, '../../../resources')
const unzipped = (name: string) => new Uint8Array(gunzipSync(readFileSync(join(resources, 'packs', name))))

function shippedPacks(): OpenedPacks {
  const lexicon = join(resources, 'lexicon')
  const sentences = readdirSync(lexicon)
    .sort()
    .flatMap((name) => (JSON.parse(readFileSync(join(lexicon, name), 'utf8')) as LifeScene).sentences)
  return openPacks(unzipped('finder.bin.gz'), unzipped('taxonomy.json.gz'), sentences)!
}

let packs: OpenedPacks | undefined

/** The packs that ship, opened in the process of a test: a worker is what a browser has. */
export function finderInProcess(): Finder {
  return {
    state: ref('open'),
    open: () => Promise.resolve(null),
    forget: () => packs?.finder.forget(),
    ask: (kind, asked) => {
      packs ??= shippedPacks()
      return Promise.resolve(ok(answerTo(packs, { kind, asked } as Question) as never))
    },
  }
}

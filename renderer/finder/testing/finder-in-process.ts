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
/** What was answered, by what was asked: the packs stay the same, and screens that are opened again ask again. */
const answered = new Map<string, unknown>()

function answer(question: Question): unknown {
  packs ??= shippedPacks()
  const asked = JSON.stringify(question)
  if (!answered.has(asked)) answered.set(asked, answerTo(packs, question))
  // As a message from a worker: each who asks has a copy of its own.
  return structuredClone(answered.get(asked))
}

/** The packs that ship, opened in the process of a test: a worker is what a browser has. */
export function finderInProcess(): Finder {
  return {
    state: ref('open'),
    open: () => Promise.resolve(null),
    forget: () => packs?.finder.forget(),
    ask: (kind, asked) => Promise.resolve(ok(answer({ kind, asked } as Question) as never)),
  }
}

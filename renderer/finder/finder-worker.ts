import type { LifeScene } from '../../domain/competences/life-scene.ts'
import type { OpenedPacks } from '../../domain/finder/packs.ts'
import { answerTo, openPacks, type Question } from './finder-answers.ts'

/** Opens the packs beside the page, so that no screen stands still, and answers one question after the other. */

/** The zipped packs, first of all; then questions, each with a number of its own. `forget`: whoever asked has left. */
export type ToWorker =
  | { index: ArrayBuffer; taxonomy: ArrayBuffer }
  | { number: number; question: Question }
  | { forget: true }
/** `opened`: whether the packs could be. */
export type FromWorker = { opened: boolean } | { number: number; answer: ReturnType<typeof answerTo> }

const files = import.meta.glob<LifeScene>('../../resources/lexicon/*.json', {
  eager: true,
  import: 'default',
})
/** In the order in which the index was made of them. */
const sentences = Object.keys(files)
  .sort()
  .flatMap((file) => files[file]!.sentences)

let packs: OpenedPacks | null = null

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void read(data))

async function read(message: ToWorker): Promise<void> {
  if ('question' in message) {
    if (packs) tell({ number: message.number, answer: answerTo(packs, message.question) })
    return
  }
  if ('forget' in message) return packs?.finder.forget()
  const [index, taxonomy] = await Promise.all([unzip(message.index), unzip(message.taxonomy)])
  packs = index && taxonomy && openPacks(index, taxonomy, sentences)
  tell({ opened: packs !== null })
}

async function unzip(zipped: ArrayBuffer): Promise<Uint8Array | null> {
  try {
    const unzipped = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(unzipped).arrayBuffer())
  } catch {
    return null
  }
}

function tell(message: FromWorker): void {
  postMessage(message)
}

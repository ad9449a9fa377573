import { inject, provide, ref, type InjectionKey, type Ref } from 'vue'
import { refuse, type Result } from '../../domain/result.ts'
import type { FromWorker, ToWorker } from './finder-worker.ts'
import type { Question, Questions } from './finder-answers.ts'
import { startWorker } from '../offline/start-worker.ts'
import { fetchPack, packs, type PackFault } from './packs.ts'
import workerUrl from './finder-worker.ts?worker&url'

/** `closed`: not asked for yet, or it could not be opened; the next question tries again. */
type FinderState = 'closed' | 'opening' | 'open'
/** `unreadable`: the packs are those that were made, and this program cannot open them. */
export type FinderFault = PackFault | 'unreadable'
/** `overtaken`: something newer was asked before this was looked up; its answer is no longer wanted. */
export type Unanswered = FinderFault | 'overtaken'

/** Looks words up among skills and trades, in a worker, without network once the packs are on the device. */
export interface Finder {
  readonly state: Readonly<Ref<FinderState>>
  /** Opens the packs, which takes a moment: before they are needed. */
  open(): Promise<FinderFault | null>
  /** What becomes of a question. Of questions of one kind the newest counts: the one before is overtaken. */
  ask<Kind extends keyof Questions>(
    kind: Kind,
    asked: Questions[Kind]['asked'],
  ): Promise<Result<Questions[Kind]['answer'], Unanswered>>
  /** Whoever asked has left: nothing that they typed stays in the worker, where no new page may come. */
  forget(): void
}

/** The part of a worker that is used here. */
export type FinderWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

interface Waiting {
  question: Question
  settle: (answer: Result<never, Unanswered>) => void
}

export function createFinder(
  startWorker: () => FinderWorker = startShippedWorker,
  fetched: typeof fetchPack = fetchPack,
): Finder {
  const state = ref<FinderState>('closed')
  let opening: Promise<FinderFault | null> | null = null
  let worker: FinderWorker | null = null
  let number = 0
  /** One question of each kind is looked up at a time, and one waits: what was typed in between is not. */
  const asked = new Map<Question['kind'], Waiting & { number: number }>()
  const next = new Map<Question['kind'], Waiting>()

  async function openPacks(): Promise<FinderFault | null> {
    const [index, taxonomy] = await Promise.all([fetched(packs.index), fetched(packs.taxonomy)])
    if (typeof index === 'string') return index
    if (typeof taxonomy === 'string') return taxonomy
    const starting = startWorker()
    const isOpen = await new Promise<boolean>((resolve) => {
      starting.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if ('opened' in data) resolve(data.opened)
        else heard(data.number, data.answer)
      })
      starting.addEventListener('error', () => resolve(false))
      starting.postMessage({ index, taxonomy } satisfies ToWorker, [index, taxonomy])
    })
    if (isOpen) worker = starting
    else starting.terminate()
    return isOpen ? null : 'unreadable'
  }

  function open(): Promise<FinderFault | null> {
    if (opening) return opening
    state.value = 'opening'
    opening = openPacks().then((fault) => {
      state.value = fault === null ? 'open' : 'closed'
      if (fault !== null) opening = null
      return fault
    })
    return opening
  }

  function send(waiting: Waiting): void {
    number += 1
    asked.set(waiting.question.kind, { ...waiting, number })
    worker?.postMessage({ number, question: waiting.question } satisfies ToWorker)
  }

  function heard(answered: number, value: unknown): void {
    const waiting = [...asked.values()].find((one) => one.number === answered)
    if (!waiting) return
    const { kind } = waiting.question
    asked.delete(kind)
    const newer = next.get(kind)
    next.delete(kind)
    if (newer) send(newer)
    waiting.settle(newer ? refuse('overtaken') : { ok: true, value: value as never })
  }

  return {
    state,
    open,
    forget() {
      for (const { settle } of next.values()) settle(refuse('overtaken'))
      next.clear()
      worker?.postMessage({ forget: true } satisfies ToWorker)
    },
    async ask(kind, about) {
      const fault = await open()
      if (fault !== null) return refuse(fault)
      return new Promise((settle) => {
        const waiting = { question: { kind, asked: about } as Question, settle }
        if (!asked.has(kind)) return send(waiting)
        next.get(kind)?.settle(refuse('overtaken'))
        next.set(kind, waiting)
      })
    },
  }
}

/**
 * A browser that keeps a surface offline looks only under the surface's own address: there the worker is found when
 * the server is away, too.
 */
function startShippedWorker(): FinderWorker {
  return startWorker(workerUrl)
}

/** Tests put their own under it. */
export const finderKey: InjectionKey<Finder> = Symbol('finder')

/** Makes the finder of a surface, which opens once it is asked. */
export function provideFinder(): Finder {
  const finder = inject(finderKey, null) ?? createFinder()
  provide(finderKey, finder)
  return finder
}

/** Opens it when the page has nothing better to do. */
export function openWhenIdle(finder: Finder): void {
  const later = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work))
  later(() => void finder.open())
}

export function useFinder(): Finder {
  const finder = inject(finderKey)
  if (!finder) throw new Error('No finder was provided')
  return finder
}

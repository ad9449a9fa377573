import {
  computed,
  inject,
  onScopeDispose,
  provide,
  shallowRef,
  watch,
  type ComputedRef,
  type InjectionKey,
  type Ref,
} from 'vue'
import { createNameIndex, type LikePair, type NameIndex } from '../../../domain/visits/names/name-index.ts'
import { possibleDuplicates, type PossibleDuplicate } from '../../../domain/visits/possible-duplicates.ts'
import type { Visitor } from '../../../domain/visits/visitor.ts'

/** Who of the directory is like whom, for all screens of the open desk. */
export interface DuplicateFinder {
  readonly visitors: Readonly<Ref<readonly Visitor[]>>
  /** People who are perhaps one, those who were here last on top. */
  readonly pairs: ComputedRef<readonly PossibleDuplicate[]>
  /** Entries by name, the best first; those that are still being read are missing. */
  find: NameIndex['find']
  /** Grows when what `find` knows does. */
  readonly edition: Readonly<Ref<number>>
}

/** Names that are read at once, and how long the screen may wait for them at a time. */
const SLICE = 8

/**
 * Reads the names of the directory into an index, those that changed anew. Of a large directory a slice at a time, so
 * that the desk stays in hand meanwhile.
 */
export function createDuplicateFinder(visitors: Ref<readonly Visitor[]>): DuplicateFinder {
  const index = createNameIndex()
  const known = new Map<string, string | undefined>()
  const like = shallowRef<readonly LikePair[]>([])
  const edition = shallowRef(0)
  let waiting: Visitor[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function compare(all: readonly Visitor[]) {
    const ids = new Set(all.map(({ id }) => id))
    for (const id of known.keys()) {
      if (ids.has(id)) continue
      known.delete(id)
      index.remove(id)
      edition.value += 1
    }
    waiting = all.filter(({ id, name }) => !known.has(id) || known.get(id) !== name)
    read()
  }
  function read() {
    clearTimeout(timer)
    const until = performance.now() + SLICE
    const had = waiting.length
    while (waiting.length > 0 && performance.now() < until) {
      const { id, name } = waiting.pop()!
      index.put(id, name)
      known.set(id, name)
    }
    if (had > 0) edition.value += 1
    if (waiting.length > 0) timer = setTimeout(read)
    else if (listed !== edition.value) {
      listed = edition.value
      like.value = index.pairs()
    }
  }
  let listed = 0

  watch(visitors, compare, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return {
    visitors,
    edition,
    pairs: computed(() => possibleDuplicates(visitors.value, like.value)),
    find: index.find,
  }
}

const key: InjectionKey<DuplicateFinder> = Symbol('duplicate finder')

export function provideDuplicateFinder(finder: DuplicateFinder): void {
  provide(key, finder)
}

export function useDuplicateFinder(): DuplicateFinder {
  const finder = inject(key)
  if (!finder) throw new Error('No finder of duplicates was provided')
  return finder
}

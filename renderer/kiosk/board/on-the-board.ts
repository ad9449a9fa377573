import { computed, inject, onScopeDispose, provide, watch, type ComputedRef, type InjectionKey } from 'vue'
import { isOnBoard } from '../../../domain/postings/posting-state.ts'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { Day } from '../../../domain/time.ts'
import { watchPostings } from '../../data/board.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { keepPhotos } from '../../data/kept-photos.ts'
import { openPhotoShelf } from '../../data/photo-shelf.ts'
import { photosKey } from '../../data/photos.ts'
import { useNow } from '../../page/use-now.ts'
import { dayHere } from '../../words/site-zone.ts'

export interface Board {
  /** The cards that stand on the board today, the latest first. */
  cards: ComputedRef<Posting[]>
  today: ComputedRef<Day>
  find(postingId: string): Posting | undefined
}

const key: InjectionKey<Board> = Symbol('board')

/** Follows the board for every screen: one that opens finds it there, and a card whose day is over goes by itself. */
export function provideBoard(data: DeviceData): void {
  const held = watchPostings(data)
  const now = useNow(data)
  const today = computed(() => dayHere(now.value))
  const cards = computed(() =>
    held.value
      .filter((posting) => isOnBoard(posting, today.value))
      .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)),
  )
  followPhotos(data, cards)
  provide(key, { cards, today, find: (postingId) => cards.value.find(({ id }) => id === postingId) })
}

/** The photos of what stands on the board are fetched and kept, each as soon as it is there. */
function followPhotos(data: DeviceData, cards: ComputedRef<Posting[]>): void {
  const photos = keepPhotos(data, openPhotoShelf(data.identity))
  provide(photosKey, photos)
  watch(cards, (board) => photos.follow(board), { immediate: true })
  watch(
    () => data.sync.connected,
    (isConnected) => isConnected && photos.connected(),
  )
  onScopeDispose(() => photos.close())
}

export function useBoard(): Board {
  const board = inject(key)
  if (!board) throw new Error('No board was provided')
  return board
}

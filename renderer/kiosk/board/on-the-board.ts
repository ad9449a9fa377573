import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { isOnBoard } from '../../../domain/postings/posting-state.ts'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { Day } from '../../../domain/time.ts'
import { watchPostings } from '../../data/board.ts'
import type { DeviceData } from '../../data/device-data.ts'
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
  provide(key, { cards, today, find: (postingId) => cards.value.find(({ id }) => id === postingId) })
}

export function useBoard(): Board {
  const board = inject(key)
  if (!board) throw new Error('No board was provided')
  return board
}

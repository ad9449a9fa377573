import { computed, onScopeDispose, ref } from 'vue'
import { MINUTE, SECOND } from '../../../domain/time.ts'

/** How long a seat is kept for someone who reads; the person may ask for as much again, as often as needed. */
const HOLDS = 3 * MINUTE

/**
 * The countdown of a seat kept while somebody reads. This kiosk serves one person at a time, so a seat lent to
 * it is truly theirs meanwhile; nothing is written until they book.
 */
export function useSeatHold() {
  const endsAt = ref(Date.now() + HOLDS)
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), SECOND)
  onScopeDispose(() => clearInterval(timer))
  const left = computed(() => Math.max(0, Math.ceil((endsAt.value - now.value) / SECOND)))
  return {
    /** "2:40". */
    words: computed(() => `${Math.floor(left.value / 60)}:${String(left.value % 60).padStart(2, '0')}`),
    isOver: computed(() => left.value === 0),
    renew() {
      now.value = Date.now()
      endsAt.value = now.value + HOLDS
    },
  }
}

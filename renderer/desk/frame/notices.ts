import { inject, onScopeDispose, provide, shallowRef, type InjectionKey, type Ref } from 'vue'
import { MINUTE, SECOND } from '../../../domain/time.ts'

/** What was just done, told on screen wherever the page is scrolled. */
export interface Notice {
  readonly words: string
  /** Takes it back; absent where nothing can be taken back. */
  readonly undo?: () => Promise<unknown>
}

export interface Notices {
  readonly current: Readonly<Ref<Notice | null>>
  /** Replaces what was said before. */
  say(words: string, undo?: () => Promise<unknown>): void
  close(): void
}

/** How long words stay: read twice without haste; what can be taken back stays in reach for longer. */
const STAYS = 20 * SECOND
const STAYS_WITH_UNDO = 2 * MINUTE

const key: InjectionKey<Notices> = Symbol('notices')

/** For the frame of a desk; the screens inside it call `useNotices`. */
export function provideNotices(): Notices {
  const current = shallowRef<Notice | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const notices: Notices = {
    current,
    say(words, undo) {
      current.value = undo ? { words, undo } : { words }
      clearTimeout(timer)
      timer = setTimeout(notices.close, undo ? STAYS_WITH_UNDO : STAYS)
    },
    close() {
      clearTimeout(timer)
      current.value = null
    },
  }
  onScopeDispose(notices.close)
  provide(key, notices)
  return notices
}

export function useNotices(): Notices {
  const notices = inject(key)
  if (!notices) throw new Error('No notices were provided')
  return notices
}

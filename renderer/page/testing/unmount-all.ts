import { enableAutoUnmount } from '@vue/test-utils'
import { vi } from 'vitest'

let unmountTracked = () => undefined as void
enableAutoUnmount((unmount) => (unmountTracked = unmount))

/**
 * Unmounts what stands on the page, and lets go of what was unmounted before: until then each component that was ever
 * mounted is kept, with all the records that it showed.
 */
export function unmountAll(): void {
  // Most were unmounted by their test: Vue says so.
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  unmountTracked()
  warn.mockRestore()
}

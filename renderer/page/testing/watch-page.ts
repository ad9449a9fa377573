import { flushPromises } from '@vue/test-utils'

/** Notices when nothing more arrives on the page. */
export function watchPage(): { settled: () => Promise<void>; stop: () => void } {
  let changes = 0
  const observer = new MutationObserver(() => (changes += 1))
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  return {
    async settled() {
      for (let quiet = 0; quiet < 4;) {
        const before = changes
        await flushPromises()
        quiet = changes === before ? quiet + 1 : 0
      }
    },
    stop: () => observer.disconnect(),
  }
}

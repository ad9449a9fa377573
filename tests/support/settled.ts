import type { Page } from 'playwright-core'

/** Waits until the screen that came takes fingers (`renderer/kiosk/touch/seen-first.ts`), also while the page loads. */
export async function touchable(page: Page): Promise<void> {
  const isTouchable = () => !('arriving' in document.documentElement.dataset)
  await page.waitForFunction(isTouchable)
}

/**
 * Waits until the screen stands still: it arrives with a short movement, half-transparent text has no contrast yet,
 * nothing can be touched, and another size of letters is laid out with the next frame.
 */
export async function settled(page: Page): Promise<void> {
  await touchable(page)
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const running = () =>
      document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
    await Promise.all(running().map((animation) => animation.finished.catch(() => undefined)))
  })
}

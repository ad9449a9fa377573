import { watch } from 'vue'
import { SECOND } from '../../domain/time.ts'

const NOTE = 'pepiniere-data-lost'
/** Long enough to read why. */
const READING = 6 * SECOND

/**
 * Opens the page anew once the data were cleared or closed underneath it: what is on the screen says why, and
 * a screen that then asks to be linked again says it too (`takeLossNote`).
 */
export function reopenWhenLost(isLost: () => boolean): void {
  watch(isLost, (lost) => {
    if (!lost) return
    sessionStorage.setItem(NOTE, 'yes')
    setTimeout(() => window.location.reload(), READING)
  })
}

/** Whether this page was opened anew because its data were lost; said once. */
export function takeLossNote(): boolean {
  const isNoted = sessionStorage.getItem(NOTE) !== null
  sessionStorage.removeItem(NOTE)
  return isNoted
}

import type { BrowserWindow } from 'electron'
import type { Instant } from '../../domain/time.ts'
import { STUCK_GRACE, recoveryAfter } from '../recovery.ts'

/** Nobody stands behind a kiosk to start it again: a dead or stuck page comes back by itself. */
export function keepAlive(window: BrowserWindow, relaunch: () => void, now: () => Instant): void {
  const crashes: Instant[] = []
  let stuck: NodeJS.Timeout | undefined

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    clearTimeout(stuck)
    if (reason === 'clean-exit') return
    crashes.push(now())
    const next = recoveryAfter(crashes, now())
    if (next.action === 'relaunch') return relaunch()
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload()
    }, next.after)
  })

  window.on('unresponsive', () => {
    clearTimeout(stuck)
    stuck = setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
    }, STUCK_GRACE)
  })
  window.on('responsive', () => clearTimeout(stuck))
}

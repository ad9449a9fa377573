import type { Session } from 'electron'

/** A kiosk never leaves a file on the disk of the site; a desk exports nothing from this shell. */
export function denyDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault())
}

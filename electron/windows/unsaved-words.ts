import type { MessageBoxSyncOptions, WebContents } from 'electron'
import type { DeviceRole } from '../../domain/sync/scope.ts'

const STAY = 0
const CLOSE = 1

const question: MessageBoxSyncOptions = {
  type: 'question',
  title: 'Pépinière',
  message: 'Des mots ne sont pas encore enregistrés.',
  detail: 'Si vous fermez maintenant, ils seront perdus.',
  buttons: ['Rester', 'Fermer sans enregistrer'],
  defaultId: STAY,
  cancelId: STAY,
  noLink: true,
}

/**
 * A page with unsaved words asks to stay open. Without an answer of the shell its window would refuse to close
 * and not say why: at a desk the person decides; at a kiosk nobody is asked, and it closes.
 */
export function askBeforeClosing(
  contents: WebContents,
  role: DeviceRole,
  ask: (question: MessageBoxSyncOptions) => number,
): void {
  contents.on('will-prevent-unload', (event) => {
    // Prevented means that the page is not heard, and the window closes.
    if (role === 'kiosk' || ask(question) === CLOSE) event.preventDefault()
  })
}

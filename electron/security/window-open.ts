import type { WebContents } from 'electron'

/**
 * No second window, and no hand-over to another program: links with `target=_blank`, `window.open`,
 * `mailto:` and `tel:` all end here. `shell.openExternal` is never called anywhere.
 * https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows
 */
export function denyNewWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

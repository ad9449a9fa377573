import type { PrintOutcome } from '../../domain/bridge/bridge.ts'

/** Prints the page as it stands. `failed`: the printer of the shell did not; a browser tells that by itself. */
export async function printPage(): Promise<PrintOutcome> {
  if (!window.shell) {
    // A browser stops here until its dialog is closed; what goes on meanwhile may say when it is.
    const closed: unknown = window.print()
    await closed
    return 'printed'
  }
  try {
    return await window.shell.print()
  } catch (cause) {
    reportError(cause)
    return 'failed'
  }
}

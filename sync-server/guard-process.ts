import type { Logger } from 'pino'

/**
 * The last net, for what nobody caught. A promise that failed unheard has left nothing half done (its
 * transaction was undone), so it is told and the server goes on. An exception out of nowhere may have left
 * something half done in memory: the process ends, and whoever started it starts it again.
 */
export function guardProcess(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a failure that nobody awaited'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an exception that nobody caught')
    process.exit(1)
  })
  // A terminal that went away takes what is printed with it, not the server.
  for (const terminal of [process.stdout, process.stderr]) terminal.on('error', () => undefined)
}

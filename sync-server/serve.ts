import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SECOND } from '../domain/time.ts'
import { createApp, type AppOptions, type ServerApp } from './app.ts'

export interface ServeOptions extends AppOptions {
  host: string
  /** 0 takes any free port. */
  port: number
}

export interface RunningServer extends ServerApp {
  port: number
  url: string
  /**
   * Says that it is not ready, and answers on for `notice` milliseconds (0), so that whatever shares requests out hears of
   * it; then refuses new requests, ends the streams, lets the running requests finish, closes the database.
   */
  stop(notice?: number): Promise<void>
}

/** How long running requests may take to finish when the server stops. */
const GRACE = 5 * SECOND
const IDLE_SWEEP = 50

/** Starts the server on a port. Rejects when the port is taken. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const served = await createApp({ ...options, listensTo: options.host })
  const server = createServer(
    // A device on a slow line gets 30 s for a request, a line that says nothing 10 s.
    { headersTimeout: 10 * SECOND, requestTimeout: 30 * SECOND, keepAliveTimeout: 65 * SECOND },
    served.app,
  )
  // A stream and a request at once of each device: those of five hundred sites three times.
  server.maxConnections = 10_000
  try {
    await listen(server, options.port, options.host)
  } catch (error) {
    await served.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const shownHost = options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host
  return {
    ...served,
    port,
    url: `http://${shownHost}:${port}`,
    stop: async (notice = 0) => {
      served.readiness.stop()
      if (notice > 0) await new Promise((resolve) => setTimeout(resolve, notice))
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      served.streams.close()
      // A connection kept alive becomes idle only once its last answer is out: look again until all are gone.
      const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP)
      const impatient = setTimeout(() => server.closeAllConnections(), GRACE)
      await closed
      clearInterval(sweep)
      clearTimeout(impatient)
      await served.close()
      await options.store.close()
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

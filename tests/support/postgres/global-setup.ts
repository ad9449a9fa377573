import type { TestProject } from 'vitest/node'
import { startServer, whyNoServer } from './embedded-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a PostgreSQL of this run; or why there is none. */
    postgres: { url: string } | { missing: string }
  }
}

/** One server for all the files that ask for it, each of which makes databases of its own. */
export default async function (project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const missing = whyNoServer()
  if (missing !== null) {
    project.provide('postgres', { missing })
    return undefined
  }
  const server = await startServer()
  project.provide('postgres', { url: server.url })
  return () => server.stop()
}

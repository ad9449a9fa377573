import type { Plugin, Rolldown } from 'vite'
import type { PrecacheList } from './precache.ts'

const WORKER = 'service-worker.js'
/** The name that stands in the worker's source for the list; see service-worker.ts. */
const PLACEHOLDER = '__PRECACHE_LIST__'

/**
 * Builds the service worker and writes into it, for each surface, the files that its page is made of, so
 * that a surface opened in a browser survives a reload while the server is away.
 * `workerSource`: the path of service-worker.ts.
 */
export function precachePlugin(workerSource: string): Plugin {
  return {
    name: 'pepiniere-precache',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      this.emitFile({ type: 'chunk', id: workerSource, fileName: WORKER })
    },
    async generateBundle(_options, bundle) {
      const worker = bundle[WORKER]
      if (worker?.type !== 'chunk') throw new Error(`${WORKER} was not built`)
      if (!worker.code.includes(PLACEHOLDER)) throw new Error(`${WORKER} has no place for the list of files`)
      const list = await precacheList(bundle)
      worker.code = worker.code.replaceAll(PLACEHOLDER, JSON.stringify(list))
    },
  }
}

/** The files of each page of a build, its page first. */
export async function precacheList(bundle: Rolldown.OutputBundle): Promise<PrecacheList> {
  const list: PrecacheList = {}
  for (const output of Object.values(bundle)) {
    const page = output.type === 'chunk' ? pageOf(output) : null
    if (output.type !== 'chunk' || page === null) continue
    const files = [`/${page}/`, ...[...filesOf(bundle, output)].sort().map((file) => `/${file}`)]
    list[page] = { version: await versionOf(bundle, page, files), files }
  }
  return list
}

/** `kiosk` for the chunk of `kiosk/index.html`. */
function pageOf(chunk: Rolldown.OutputChunk): string | null {
  return /([^/]+)\/index\.html$/.exec(chunk.facadeModuleId ?? '')?.[1] ?? null
}

/** A chunk, what it imports, and the styles, fonts and pictures of all these. */
function filesOf(
  bundle: Rolldown.OutputBundle,
  chunk: Rolldown.OutputChunk,
  found = new Set<string>(),
): Set<string> {
  if (found.has(chunk.fileName)) return found
  found.add(chunk.fileName)
  for (const file of [
    ...(chunk.viteMetadata?.importedCss ?? []),
    ...(chunk.viteMetadata?.importedAssets ?? []),
  ]) {
    found.add(file)
  }
  // The bundler does not list workers among a chunk's assets: their names stand in its code alone.
  for (const { fileName } of Object.values(bundle)) {
    if (
      /-worker-[^/]+\.js$/.test(fileName) &&
      chunk.code.includes(fileName.slice(fileName.lastIndexOf('/') + 1))
    )
      found.add(fileName)
  }
  for (const name of [...chunk.imports, ...chunk.dynamicImports]) {
    const imported = bundle[name]
    if (imported?.type === 'chunk') filesOf(bundle, imported, found)
  }
  return found
}

/** File names carry a hash of their content, except the page: its content is added. */
async function versionOf(
  bundle: Rolldown.OutputBundle,
  page: string,
  files: readonly string[],
): Promise<string> {
  const html = bundle[`${page}/index.html`]
  const content = html?.type === 'asset' ? html.source.toString() : ''
  const bytes = new TextEncoder().encode(JSON.stringify([files, content]))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

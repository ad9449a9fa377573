import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { DeviceRole } from '../domain/sync/scope.ts'

const built = resolve('out/renderer')

/** Kilobytes of JavaScript that one surface can load, as built and as sent compressed. */
export function surfaceSize(surface: DeviceRole): { raw: number; gzip: number } {
  const page = join(built, surface, 'index.html')
  const found = new Set<string>()
  for (const path of scriptsNamedIn(page)) addWithImports(path, found)
  const contents = [...found].map((path) => readFileSync(path))
  const kilobytes = (sizes: number[]) => sizes.reduce((sum, size) => sum + size, 0) / 1000
  return {
    raw: kilobytes(contents.map((content) => content.length)),
    gzip: kilobytes(contents.map((content) => gzipSync(content).length)),
  }
}

function addWithImports(path: string, found: Set<string>): void {
  if (found.has(path)) return
  found.add(path)
  for (const imported of scriptsNamedIn(path)) addWithImports(imported, found)
}

/** Built files name each other by relative paths in quotes, whether loaded at once or later. */
function scriptsNamedIn(path: string): string[] {
  const names = readFileSync(path, 'utf8').matchAll(/["'`](\.\.?\/[\w./-]+\.js)["'`]/g)
  return Array.from(names, ([, name]) => join(dirname(path), name!))
}

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from './tools.ts'

const out = join(root, 'out')

/** All that a build reads. Tests may change without one. */
const buildInputs = [
  'domain',
  'electron',
  'renderer',
  'resources',
  'sync-server',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** One hash over names and contents: it survives a fresh clone or a branch switch, where dates do not. */
function buildInputsHash(): string {
  const hash = createHash('sha256')
  for (const file of buildInputs.flatMap((input) => filesUnder(join(root, input)))) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Builds into `out/`, unless it already holds a build of these very sources. Tells whether it worked. */
export async function build({ evenIfBuilt = false } = {}): Promise<boolean> {
  const mark = join(out, '.built-from')
  const sources = buildInputsHash()
  if (!evenIfBuilt && existsSync(mark) && readFileSync(mark, 'utf8') === sources) return true
  mkdirSync(out, { recursive: true })
  writeFileSync(mark, 'unfinished')
  const { ok, output } = await runTool('electron-vite', ['build', '--logLevel', 'warn'])
  if (ok) writeFileSync(mark, sources)
  else process.stderr.write(output)
  return ok
}

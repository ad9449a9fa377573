import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const manifest = createRequire(import.meta.url).resolve('happy-dom/package.json')
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
const folder = join(import.meta.dirname, '../../../node_modules/.vitest-dom')

const changed = createHash('sha256').update(readFileSync(join(import.meta.dirname, 'lighter-dom.ts')))

/** happy-dom in one file: to find and load the six hundred it comes in takes four times as long, in every thread. */
export const bundle = join(folder, `happy-dom-${version}-${changed.digest('hex').slice(0, 8)}.mjs`)

/** Makes the bundle, once per version and per way it is made lighter. */
export async function setup(): Promise<void> {
  if (existsSync(bundle)) return
  // Every thread reads where the bundle is; one process makes it.
  const { build } = await import('vite')
  const { lighterDom } = await import('./lighter-dom.ts')
  const outDir = join(folder, `of-${process.pid}`)
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    plugins: [lighterDom()],
    build: {
      ssr: join(dirname(manifest), 'lib/index.js'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'happy-dom.mjs', codeSplitting: false } },
    },
  })
  renameSync(join(outDir, 'happy-dom.mjs'), bundle)
  rmSync(outDir, { recursive: true })
}

import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { startChild } from './children.ts'

export const root = resolve(import.meta.dirname, '../..')

/** The JavaScript file behind a command of an installed package, so that it runs on this very Node. */
function programOf(packageName: string, command: string): string {
  const manifest = join(root, 'node_modules', packageName, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> }
  const file = typeof bin === 'string' ? bin : bin[command]
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`)
  return join(dirname(manifest), file)
}

const packageOf: Record<string, string> = {
  tsc: 'typescript-native',
  depcruise: 'dependency-cruiser',
  stryker: '@stryker-mutator/core',
}

export interface Finished {
  ok: boolean
  output: string
}

/**
 * Runs a command of an installed package to its end. `show` lets it write to this terminal; otherwise its
 * output is collected, to be shown only if it failed.
 */
export function runTool(
  command: string,
  args: string[],
  { show = false, env = {}, cwd = root }: { show?: boolean; env?: Record<string, string>; cwd?: string } = {},
): Promise<Finished> {
  const file = programOf(packageOf[command] ?? command, command)
  const child = startChild(process.execPath, [file, ...args], {
    cwd,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((done) => {
    child.on('close', (code) => {
      done({ ok: code === 0, output: Buffer.concat(chunks).toString() })
    })
  })
}

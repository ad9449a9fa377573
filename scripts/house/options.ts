import { isAbsolute, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'
import { root } from './tools.ts'

/** Reads the options of a command; an unknown one, or `--help`, ends with a sentence. */
export function readOptions<T extends ParseArgsOptionsConfig>(usage: string, options: T) {
  return readCommand(usage, options, false).values
}

/** The same, with what is no option, where the command takes any. */
export function readCommand<T extends ParseArgsOptionsConfig>(
  usage: string,
  options: T,
  allowPositionals = true,
) {
  try {
    const read = parseArgs({ options: { ...options, help: { type: 'boolean' } }, allowPositionals })
    if (!('help' in read.values) || read.values.help !== true) return read
    console.log(usage)
    process.exit(0)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    console.error(`Une option n’est pas connue ou n’a pas de valeur\u202f: ${detail}\n\n${usage}`)
    process.exit(1)
  }
}

/** Where the database lives: `--data`, read from where npm was called, or `.data/` of the project. */
export function dataFolder(given: string | undefined): string {
  return given === undefined ? resolve(root, '.data') : resolve(process.env['INIT_CWD'] ?? root, given)
}

/** The same options for the server. Within the project the folder stays relative, as people would type it. */
export function serverArguments(
  data: string,
  { port, host, empty }: { port?: string; host?: string; empty?: boolean },
): string[] {
  const short = relative(root, data)
  return [
    '--data',
    short.startsWith('..') || isAbsolute(short) ? data : short,
    ...(port === undefined ? [] : ['--port', port]),
    ...(host === undefined ? [] : ['--host', host]),
    ...(empty ? ['--empty'] : []),
  ]
}

import { resolve } from 'node:path'
import { sanitizeLine } from '../../domain/text/sanitize-text.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'

/** One thing an administrator can do. Texts are for the person at the keyboard, in French. */
export interface Command {
  summary: string
  /** Named options with what each is; `required` ones must be given. */
  options: Record<string, { help: string; required?: true; flag?: true }>
  /** A word after the command, such as a file. */
  argument?: { name: string; help: string }
  /** It is about the files of a data folder: a database on PostgreSQL has other ways. */
  onlyInFolder?: true
  run(task: Task): Promise<void>
}

export interface Task {
  /** Where the data lives. */
  folder: string
  /** The database that holds it instead, on PostgreSQL. */
  databaseUrl?: string
  /** The value of an option, when it was given. */
  option(name: string): string | undefined
  flag(name: string): boolean
  argument: string
  /** Opens the data; also while the server runs. */
  open(): Promise<ServerParts>
  print(line: string): void
}

/** What is wrong, in one sentence for the person who asked. */
export class AdminError extends Error {
  override name = 'AdminError'
}

/** The value of an option that the command requires, without what nobody sees. */
export function needed(task: Task, name: string): string {
  const value = sanitizeLine(task.option(name) ?? '')
  if (value === '') throw new AdminError(`Il manque --${name}.`)
  return value
}

/** A file or a folder that was named, relative to where the command was called, not to where npm runs it. */
export function pathFrom(given: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', given)
}

export function dayInWords(at: Instant): string {
  return new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long' }).format(at)
}

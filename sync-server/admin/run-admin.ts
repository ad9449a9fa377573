import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { systemClock } from '../clock.ts'
import { readConfig, WRONG_DATABASE_URL } from '../config.ts'
import { placeOfDatabase, sentenceOfPostgres } from '../database-on-postgres.ts'
import { databasePath, openDataFolder, sentenceOfFault } from '../data-folder.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { listInUse } from '../restore/in-use.ts'
import { whatWasNoticed } from '../restore/words-of-restore.ts'
import type { OlderCopy } from '../store/postgres-life.ts'
import { openPostgresStore } from '../store/postgres-store.ts'
import type { Store } from '../store/store.ts'
import {
  changeRoleCommand,
  changeSecretCommand,
  createEmployerAccountCommand,
  createHostCommand,
} from './account-commands.ts'
import { backupCommand, restoreCommand } from './backup-commands.ts'
import { AdminError, pathFrom, type Command } from './command.ts'
import { enrolmentCodeCommand, listDevicesCommand, revokeDeviceCommand } from './device-commands.ts'
import { moveCommand } from './move-command.ts'
import { restoredCommand } from './restored-command.ts'
import { retentionCommand } from './retention-command.ts'
import { addRoomCommand, listRoomsCommand } from './room-commands.ts'
import {
  createEmployerCommand,
  createSiteCommand,
  listSitesCommand,
  timeZoneCommand,
} from './site-commands.ts'

const commands: Record<string, Command> = {
  'create-site': createSiteCommand,
  'list-sites': listSitesCommand,
  'time-zone': timeZoneCommand,
  'add-room': addRoomCommand,
  'list-rooms': listRoomsCommand,
  'create-host': createHostCommand,
  'create-employer': createEmployerCommand,
  'create-employer-account': createEmployerAccountCommand,
  'change-secret': changeSecretCommand,
  'change-role': changeRoleCommand,
  'enrolment-code': enrolmentCodeCommand,
  'list-devices': listDevicesCommand,
  'revoke-device': revokeDeviceCommand,
  backup: backupCommand,
  restore: restoreCommand,
  restored: restoredCommand,
  move: moveCommand,
  retention: retentionCommand,
}

export interface Terminal {
  print(line: string): void
  complain(line: string): void
}

/** Runs one administrator's command. 0 when it was done, 1 with a sentence when it was not. */
export async function runAdmin(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.print(overview())
    return name === undefined ? 1 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    terminal.complain(`La commande «\u202f${name}\u202f» n’existe pas.\n\n${overview()}`)
    return 1
  }
  try {
    await runCommand(name, command, rest, terminal)
    return 0
  } catch (error) {
    if (!(error instanceof AdminError)) throw error
    terminal.complain(`${error.message}\n\n${usageOf(name, command)}`)
    return 1
  }
}

async function runCommand(
  name: string,
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const { values, positionals } = readArguments(command, args)
  if (values['help']) return terminal.print(usageOf(name, command))
  if (positionals.length > (command.argument ? 1 : 0)) {
    throw new AdminError(`«\u202f${positionals.at(-1)}\u202f» est de trop.`)
  }
  if (command.argument && positionals.length === 0)
    throw new AdminError(`Il manque ${command.argument.name}.`)
  for (const [option, { required }] of Object.entries(command.options)) {
    if (required && !values[option]) throw new AdminError(`Il manque --${option}.`)
  }
  const given = values['data']
  const folder = typeof given === 'string' ? pathFrom(given) : resolve('.data')
  const url = databaseUrl()
  if (url !== undefined && command.onlyInFolder) {
    throw new AdminError(
      `Les données sont dans la base ${placeOfDatabase(url)}\u202f: ${name} vaut pour celles d’un dossier. Voir docs/operations.md.`,
    )
  }
  const opened: ServerParts[] = []
  try {
    await command.run({
      folder,
      ...(url === undefined ? {} : { databaseUrl: url }),
      option: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
      flag: (option) => values[option] === true,
      argument: positionals[0] ?? '',
      open: async () => {
        if (url === undefined && name !== 'create-site' && !existsSync(databasePath(folder))) {
          throw new AdminError(
            `Il n’y a pas encore de données dans ${folder}. Précisez --data, ou create-site.`,
          )
        }
        const parts = await openData(folder, url, terminal)
        opened.push(parts)
        return parts
      },
      print: (line) => terminal.print(line),
    })
  } finally {
    for (const { store } of opened) await store.close()
  }
}

async function openData(folder: string, url: string | undefined, terminal: Terminal): Promise<ServerParts> {
  const offset = Number(process.env['PEPINIERE_CLOCK_OFFSET'] ?? 0)
  return openServerParts(await openDatabase(folder, url, terminal), systemClock(offset))
}

async function openDatabase(folder: string, url: string | undefined, terminal: Terminal): Promise<Store> {
  if (url === undefined) {
    const opened = await openDataFolder(folder)
    if (!opened.ok) throw new AdminError(sentenceOfFault(opened.reason, databasePath(folder)))
    return opened.value
  }
  const noticed: OlderCopy[] = []
  const opened = await openPostgresStore(url, { onOlderCopy: (older) => noticed.push(older) })
  if (!opened.ok) throw new AdminError(sentenceOfPostgres(opened.reason, url))
  for (const older of noticed) {
    const inUse = await opened.value.read(listInUse)
    for (const line of whatWasNoticed(url, older, inUse, Date.now())) terminal.print(line)
  }
  return opened.value
}

/** As the server is told it. */
function databaseUrl(): string | undefined {
  const read = readConfig([], { DATABASE_URL: process.env['DATABASE_URL'] })
  if (!read.ok) throw new AdminError(WRONG_DATABASE_URL)
  return read.value.databaseUrl
}

function readArguments(
  command: Command,
  args: readonly string[],
): { values: Record<string, unknown>; positionals: string[] } {
  const own = Object.entries(command.options).map(([option, { flag }]) => [
    option,
    { type: flag ? 'boolean' : 'string' },
  ])
  const options: ParseArgsOptionsConfig = {
    ...(Object.fromEntries(own) as ParseArgsOptionsConfig),
    data: { type: 'string' },
    help: { type: 'boolean' },
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    throw new AdminError('Une option n’est pas connue ou n’a pas de valeur.')
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  return [
    'Administration de la pépinière',
    '',
    '  npm run admin -- COMMANDE [--data DOSSIER] [options]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Chaque commande s’explique avec --help. Les données sont dans .data, sauf --data DOSSIER.',
  ].join('\n')
}

function usageOf(name: string, { summary, options, argument }: Command): string {
  const entries = [
    ...(argument ? [[argument.name, argument.help]] : []),
    ...Object.entries(options).map(([option, { help, required, flag }]) => [
      `--${option}${flag ? '' : ' …'}`,
      required ? `${help} (obligatoire)` : help,
    ]),
    ['--data DOSSIER', 'où vivent les données (par défaut\u202f: .data)'],
  ] as [string, string][]
  const width = Math.max(...entries.map(([entry]) => entry.length))
  return [
    `npm run admin -- ${name}${argument ? ` ${argument.name}` : ''} [options]\u202f: ${summary}`,
    '',
    ...entries.map(([entry, help]) => `  ${entry.padEnd(width)}  ${help}`),
  ].join('\n')
}

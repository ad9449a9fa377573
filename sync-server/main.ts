import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pino, destination } from 'pino'
import { describeFirstStart, describeStart, prepareAnnouncement } from './announce.ts'
import { systemClock } from './clock.ts'
import { readConfig, USAGE, type Config } from './config.ts'
import { databasePath, lockDataFolder, openDataFolder, sentenceOfFault } from './data-folder.ts'
import { placeOfDatabase, sentenceOfPostgres } from './database-on-postgres.ts'
import { seedDemo, type Demo } from './demo/seed-demo.ts'
import { lastBelievedHour } from './remembered-clock.ts'
import { serve, type RunningServer, type ServeOptions } from './serve.ts'
import { FranceTravail } from './france-travail/france-travail.ts'
import { Installation, INSTALLATION_PATH } from './installation/installation.ts'
import { guardProcess } from './guard-process.ts'
import type { SkillKey } from '../domain/competences/proofs.ts'
import { refuse, type Result } from '../domain/result.ts'
import { SECOND } from '../domain/time.ts'
import { skillName } from '../domain/taxonomy/skill-names.ts'
import { openPracticeSite } from './practice-site/open-practice-site.ts'
import { closeSkills } from '../domain/matching/close-skills.ts'
import { loadKit } from './kit/load-kit.ts'
import { smsGateway } from './reminders/sms-gateway.ts'
import { smtpSender } from './reminders/smtp-sender.ts'
import { serveMetrics, type MetricsAddress, type MetricsServer } from './metrics/serve-metrics.ts'
import { ServerMetrics } from './metrics/server-metrics.ts'
import { listInUse } from './restore/in-use.ts'
import { whatWasNoticed } from './restore/words-of-restore.ts'
import { readSeenHeads, SeenHeadsKeeper } from './seen-heads.ts'
import { readTextFile } from './text-file.ts'
import { readTaxonomy } from './search/read-taxonomy.ts'
import { webhooksTo } from './tools/send-hook.ts'
import { openServerParts, type ServerParts } from './server-parts.ts'
import type { OlderCopy } from './store/postgres-life.ts'
import { openPostgresStore } from './store/postgres-store.ts'
import type { Store } from './store/store.ts'

const NEXT_PORTS = 20
const SHORTEST_TOKEN = 16
/** What is said of a port, or of an address, that cannot be listened on. */
const UNAVAILABLE = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'])
const CODE_FILE = 'code-installation.txt'

// The data is the owner's alone.
process.umask(0o077)

const config = readConfig(process.argv.slice(2), process.env)
if (config.ok) await run(config.value)
else leave(config)

async function run(options: Config): Promise<void> {
  const folder = resolve(options.data)
  const lock = lockDataFolder(folder)
  if (!lock.ok) {
    return giveUp(
      lock.reason === 'taken'
        ? `Un serveur utilise déjà les données de ${folder}. Arrêtez-le d’abord.`
        : sentenceOfFault(lock.reason, folder),
    )
  }
  process.once('exit', () => lock.value.release())

  const smsToken = options.sms?.token ?? tokenIn(options.sms?.tokenFile)
  if (smsToken === null)
    return giveUp('Le fichier du jeton de la passerelle SMS ne se lit pas, ou il est vide.')

  const metricsAt = metricsAddressIn(options)
  if (metricsAt === null)
    return giveUp('Le fichier du jeton des mesures ne se lit pas, ou il a moins de 16 signes.')

  const log = pino({ level: options.logLevel, base: null }, destination(2))
  guardProcess(log)
  const opened = await openDatabase(options.databaseUrl, folder)
  if (!opened.ok) return giveUp(opened.reason)
  const store = opened.value
  const metrics = metricsAt && new ServerMetrics()
  const figures = metrics && (await tellFigures(metrics, metricsAt))
  if (figures === null) {
    await store.close()
    return giveUp(
      `Les mesures ne peuvent pas être lues à ${metricsAt?.host}, port ${metricsAt?.port}\u202f: il est pris ou interdit.`,
    )
  }
  if (options.databaseUrl !== undefined) {
    const seen = new SeenHeadsKeeper(folder, store)
    await seen.write()
    seen.start()
  }
  const lastBelieved = await lastBelievedHour(store)
  const clock = systemClock(options.clockOffset, lastBelieved)
  if (clock.inDoubtFor() > 0) console.error(sentenceOfDoubt(Date.now(), lastBelieved))
  const parts = await openServerParts(store, clock)
  const [kit, demo] = await store.peers.inTurn(async () => [
    await loadKit(parts, fromResources('kit')),
    options.empty ? null : await seedFirstTime(parts, options.demo),
  ])
  for (const id of kit.changed) log.warn({ id }, 'this card changed without a new edition: not published')
  for (const fault of kit.unreadable) log.warn(fault, 'this card cannot be read: not published')
  for (const fault of kit.misshapen) log.warn(fault, 'this is no card: not published')
  const taxonomy = await readTaxonomy(fromResources('packs/taxonomy.json.gz'))
  if (!taxonomy.ok)
    log.warn({ reason: taxonomy.reason }, 'the pack of skills cannot be read: none is close to another')
  const codeFile = join(folder, CODE_FILE)
  const installation = await Installation.open(parts, () => rmSync(codeFile, { force: true }))
  // For whoever sees no console; the folder, and all in it, is its owner’s alone.
  if (installation) writeFileSync(codeFile, `${installation.code}\n`, { mode: 0o600 })
  else rmSync(codeFile, { force: true })
  const skills = taxonomy.ok
    ? {
        closeTo: closeSkills(taxonomy.value),
        skillNames: (key: SkillKey) => skillName(taxonomy.value, key),
      }
    : {}
  const server = await serveOnFreePort({
    store,
    clock,
    ...(installation ? { installation } : {}),
    ...skills,
    openPracticeSite: () => openPracticeSite(fromResources('kit'), { clock, ...skills }),
    ...(options.databaseUrl ? {} : { databaseFile: databasePath(folder) }),
    host: options.host,
    port: options.port,
    rendererDir: resolve(import.meta.dirname, rendererFromHere()),
    log,
    ...(metrics ? { metrics } : {}),
    ...(options.devOrigin ? { devOrigin: options.devOrigin } : {}),
    ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
    ...(options.trustedProxies ? { trustedProxies: options.trustedProxies } : {}),
    senders: {
      ...(options.smtp ? { mail: smtpSender(options.smtp) } : {}),
      ...(options.sms ? { sms: smsGateway({ ...options.sms, token: smsToken }, clock) } : {}),
    },
    ...(options.sms?.replyToken ? { smsReplyToken: options.sms.replyToken } : {}),
    webhooks: webhooksTo(options.hookNetworks ?? []),
    ...(options.franceTravail ? { offerSource: new FranceTravail(options.franceTravail, clock) } : {}),
  })
  stopOnSignal(async () => {
    await server.stop(options.drainSeconds * SECOND)
    await figures?.close()
  })

  const announcement = await prepareAnnouncement(server.parts, server.url, demo)
  const { port, url } = server
  const setup = installation
    ? { installation: `${url}${INSTALLATION_PATH}?code=${installation.code}`, code: installation.code }
    : null
  console.log(setup ? describeFirstStart(setup) : describeStart(announcement, options.data))
  const told = {
    port,
    url,
    epoch: store.epoch,
    ...announcement,
    ...(setup ? { installation: setup.installation } : {}),
    ...(figures ? { metrics: figures.url } : {}),
  }
  console.log(`PEPINIERE_READY ${JSON.stringify(told)}`)
}

/** The database that was asked for, or the sentence that says why there is none. */
async function openDatabase(url: string | undefined, folder: string): Promise<Result<Store, string>> {
  if (url === undefined) {
    const opened = await openDataFolder(folder)
    return opened.ok ? opened : refuse(sentenceOfFault(opened.reason, databasePath(folder)))
  }
  const noticed: OlderCopy[] = []
  const opened = await openPostgresStore(url, {
    serves: true,
    seen: readSeenHeads(folder),
    onOlderCopy: (older) => noticed.push(older),
    onReplaced: () => leaveReplaced(url),
  })
  if (!opened.ok) return refuse(sentenceOfPostgres(opened.reason, url))
  for (const older of noticed) {
    const inUse = await opened.value.read(listInUse)
    for (const line of whatWasNoticed(url, older, inUse, Date.now())) console.error(line)
  }
  return opened
}

/** Every device must meet the new epoch, which a server takes on at its start: whoever keeps it running starts it again. */
function leaveReplaced(url: string): void {
  if (process.exitCode === 1) return
  process.exitCode = 1
  console.error(
    `La base ${placeOfDatabase(url)} n’est plus la même\u202f: une copie a été mise en place, ou un autre serveur PostgreSQL a pris le relais. Ce serveur s’arrête\u202f; relancez-le.`,
  )
  process.emit('SIGTERM')
}

/** Where figures are told; `null`: the file of the token is of no use. */
function metricsAddressIn({ metrics }: Config): MetricsAddress | undefined | null {
  if (!metrics) return undefined
  const { host, port } = metrics
  const token = metrics.token ?? tokenIn(metrics.tokenFile)
  if (token === null || (token !== '' && token.length < SHORTEST_TOKEN)) return null
  return { host, port, ...(token === '' ? {} : { token }) }
}

/** `null`: the port cannot be had. */
async function tellFigures(metrics: ServerMetrics, at: MetricsAddress): Promise<MetricsServer | null> {
  try {
    return await serveMetrics(metrics, at)
  } catch (error) {
    if (UNAVAILABLE.has((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

/** A token as a file of its own holds it; null for a file that cannot be read, or is empty. */
function tokenIn(file: string | undefined): string | null {
  if (file === undefined) return ''
  try {
    const token = readTextFile(file).trim()
    return /^[\x21-\x7e]+$/.test(token) ? token : null
  } catch {
    return null
  }
}

/** What is said of a machine whose clock contradicts what the server remembers. */
function sentenceOfDoubt(told: number, lastBelieved: number | undefined): string {
  const inWords = (at: number) =>
    new Date(at).toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' })
  const known = lastBelieved === undefined ? '' : ` La dernière heure connue est le ${inWords(lastBelieved)}.`
  return (
    `L’horloge de cette machine indique le ${inWords(told)}.${known} ` +
    'Le serveur attend qu’elle soit juste, dix minutes au plus\u202f: les postes gardent tout et attendent avec lui.'
  )
}

/** `resources` lies beside the sources and beside what was built. */
function fromResources(path: string): string {
  const resources = import.meta.filename.endsWith('.ts') ? '../resources' : '../../resources'
  return resolve(import.meta.dirname, resources, path)
}

/** The built server lies in `out/main`, its source in `sync-server`. */
function rendererFromHere(): string {
  return import.meta.filename.endsWith('.ts') ? '../out/renderer' : '../renderer'
}

async function seedFirstTime(parts: ServerParts, length: Config['demo']): Promise<Demo | null> {
  const sites = await parts.store.read((view) => view.records('sites'))
  if (sites.length > 0) return null
  return seedDemo(parts, length)
}

/** The port that was asked for, or the first free one after it. */
async function serveOnFreePort(options: ServeOptions): Promise<RunningServer> {
  const last = Math.min(65_535, options.port + NEXT_PORTS)
  for (let port = options.port; ; port = port < last && port !== 0 ? port + 1 : 0) {
    try {
      return await serve({ ...options, port })
    } catch (error) {
      const taken = ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')
      if (!taken || port === 0) throw error
    }
  }
}

/** Ctrl-C reaches a server twice: by its terminal, and by whatever started it. */
const SAME_SIGNAL = SECOND

/** The first signal stops the server in order, a second one, later, at once: devices send again what was on its way. */
function stopOnSignal(stop: () => Promise<void>): void {
  let toldAt: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (toldAt !== null) {
        if (performance.now() - toldAt > SAME_SIGNAL) process.exit(1)
        return
      }
      toldAt = performance.now()
      stop().then(
        () => process.exit(),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

function giveUp(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}

function leave(config: Exclude<ReturnType<typeof readConfig>, { ok: true }>): void {
  if (config.reason === 'help') return console.log(USAGE)
  console.error(`${config.sentence}\n\n${USAGE}`)
  process.exitCode = 1
}

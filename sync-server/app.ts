import express, { Router, type Express } from 'express'
import { pino, type Logger } from 'pino'
import { health, ready } from '../domain/contract/devices.ts'
import { PRACTICE_PATH } from '../domain/contract/practice-site.ts'
import type { CloseTo } from '../domain/matching/match-need.ts'
import { PROTOCOL } from '../domain/sync/protocol.ts'
import type { Clock } from './clock.ts'
import { DeviceRegister } from './devices/device-register.ts'
import { answerErrors, sendRefusal } from './http/answer-errors.ts'
import { accountRoutes } from './http/account-routes.ts'
import { deviceRoutes } from './http/device-routes.ts'
import { enrolmentRoute } from './http/enrolment-route.ts'
import type { SkillNames } from './search/invitations.ts'
import { employerRoutes } from './http/employer-routes.ts'
import { requireDevice, requireKnownHour, requireProtocol } from './http/guards.ts'
import { logRequests } from './http/log-requests.ts'
import { crossOrigin, securityHeaders } from './http/security-headers.ts'
import { conflictRoutes } from './http/conflict-routes.ts'
import { elsewhereRoutes } from './http/elsewhere-routes.ts'
import { passRoutes } from './http/pass-routes.ts'
import { peopleRoutes } from './http/people-routes.ts'
import { placeRoutes } from './http/place-routes.ts'
import { practiceSiteRoutes, toPracticeSite } from './http/practice-site-routes.ts'
import { practiceRoutes } from './http/practice-routes.ts'
import { competenceRoutes } from './http/competence-routes.ts'
import { credentialRoutes, publicCredentialRoutes } from './http/credential-routes.ts'
import { openToAll } from './http/open-to-all.ts'
import { attestationRoutes } from './http/attestation-routes.ts'
import { RequestError } from './http/request-error.ts'
import { addRoutes, route, type Route } from './http/route.ts'
import { signInRoutes } from './http/sign-in-routes.ts'
import { askingAgain } from './http/standing-rights.ts'
import { addSurfaces } from './http/surfaces.ts'
import { addSyncRoutes } from './http/sync-routes.ts'
import { keepPace } from './http/keep-pace.ts'
import type { Pace } from './http/token-bucket.ts'
import { compactionFollower } from './erasure/compaction.ts'
import { retentionFollower } from './retention/retention-follower.ts'
import type { Follower } from './follow-ups/follow-up.ts'
import { whileLeading } from './follow-ups/in-term.ts'
import { FollowUpRunner } from './follow-ups/follow-up-runner.ts'
import type { OfferSource } from './france-travail/france-travail.ts'
import { listingFollower } from './france-travail/listing-follower.ts'
import { listingRoutes } from './http/listing-routes.ts'
import { alertFollower } from './reciprok/alert-follower.ts'
import { scoreFollower } from './reciprok/rescorer.ts'
import { siteRoutes } from './http/site-routes.ts'
import { sessionRoutes } from './http/session-routes.ts'
import { invitationRoutes } from './http/invitation-routes.ts'
import { referralRoutes } from './http/referral-routes.ts'
import { kitRoutes } from './http/kit-routes.ts'
import { adviceRoutes } from './http/advice-routes.ts'
import { messageRoutes } from './http/message-routes.ts'
import { refusedRoutes } from './http/refused-routes.ts'
import { assistanceRoutes } from './http/assistance-routes.ts'
import { alertRoutes } from './http/alert-routes.ts'
import { contestRoutes } from './http/contest-routes.ts'
import { figureRoutes } from './http/figure-routes.ts'
import { olderRoutes } from './http/older-routes.ts'
import { boardRoutes } from './http/board-routes.ts'
import { tableRoutes } from './http/table-routes.ts'
import { thanksRoutes } from './http/thanks-routes.ts'
import { openDataRoutes } from './http/open-data-routes.ts'
import { requireTool } from './http/tool-guard.ts'
import { toolRoutes } from './http/tool-routes.ts'
import { hookDeliveryFollower } from './tools/hook-delivery-follower.ts'
import { hookNewsFollower } from './tools/hook-news-follower.ts'
import type { WebhookSending } from './tools/send-hook.ts'
import { expectedRoutes } from './http/expected-routes.ts'
import { callRoutes } from './http/call-routes.ts'
import { HostCalls } from './calls/host-calls.ts'
import { photoRoutes } from './http/photo-routes.ts'
import { unprovenRoutes } from './http/unproven-routes.ts'
import { addDataPage } from './http/data-page.ts'
import { addInstallationPages } from './http/installation-pages.ts'
import type { Installation } from './installation/installation.ts'
import { addFollowPage } from './http/follow-page.ts'
import { addMailStopPage } from './http/mail-stop-page.ts'
import { answerPageErrors } from './http/page-errors.ts'
import { addSmsReplies } from './http/sms-replies.ts'
import { addEmployerPage } from './http/employer-page.ts'
import { addVerifyPage } from './http/verify-page.ts'
import { myDataRoutes } from './http/my-data-routes.ts'
import { visitorFileRoutes } from './http/visitor-file-routes.ts'
import { visitorRoutes } from './http/visitor-routes.ts'
import { searchRoutes } from './http/search-routes.ts'
import { seatRoutes } from './http/seat-routes.ts'
import { lastBelievedHour, RememberedClock } from './remembered-clock.ts'
import { dossierFollower } from './passes/dossiers.ts'
import { deliveryFollower } from './reminders/delivery.ts'
import { boardFollower } from './board/board-follower.ts'
import { sharingFollower } from './board/shared-projects.ts'
import { photoFollower } from './photos/photo-follower.ts'
import { quietOfferFollower } from './employers/quiet-offer-follower.ts'
import { reminderFollower } from './reminders/reminder-follower.ts'
import type { ServerMetrics } from './metrics/server-metrics.ts'
import type { Senders } from './reminders/sender.ts'
import { roomFollower } from './places/room-follower.ts'
import { seatFollower } from './seats/seat-desk.ts'
import { Readiness } from './readiness.ts'
import { PracticeSites, type OpenPracticeSite } from './practice-site/practice-sites.ts'
import { onceMore } from './once-more.ts'
import { openServerParts, type ServerParts } from './server-parts.ts'
import type { Store } from './store/store.ts'
import { countMoments } from './sync/count-moments.ts'
import { sealOlderRecords } from './sync/seal-older-records.ts'
import { tellDoubts } from './sync/tell-doubts.ts'
import { systemTimers } from './timers.ts'
import { LiveStreams, type LiveOptions } from './sync/live-streams.ts'

export interface AppOptions {
  store: Store
  clock: Clock
  /** The database's own file: what restores set aside beside it goes in time. */
  databaseFile?: string
  /** Where the built screens are; without it the server only answers under `/v1`. */
  rendererDir?: string
  /** Where the server is reached from everywhere, as `https://…`. */
  publicUrl?: string
  /** Proxies whose word counts on who asks (`X-Forwarded-For`): addresses, or ranges; without it, this machine's own. */
  trustedProxies?: readonly string[]
  /** Origin of a developer's page that may call too. */
  devOrigin?: string
  /** By what messages leave; without it, hosts see what waits. */
  senders?: Senders
  /** With it the gateway of SMS tells what people answer; without it, they stop by a link. */
  smsReplyToken?: string
  /** Where offers are read that others list; without it, no site shows any. */
  offerSource?: OfferSource
  /** By what webhooks leave; without it, none does. */
  webhooks?: WebhookSending
  /** How fast one device may ask; 20 a second, 60 at once. */
  pace?: Pace
  live?: Partial<LiveOptions>
  /** An answer that breaks its contract is an error; without this only where developers work. */
  checksReplies?: boolean
  /** Which skills are close to one another; without it, none are. */
  closeTo?: CloseTo
  /** What skills are called; without it, those that are sought have no name. */
  skillNames?: SkillNames
  /** The first installation, on a server that has no site yet. */
  installation?: Installation
  /** The address that the server listens on; without it, this machine’s own. */
  listensTo?: string
  log?: Logger
  /** Counts what happens, for whoever watches the server. */
  metrics?: ServerMetrics
  /** Makes sites to practise on; without it, none are offered. */
  openPracticeSite?: OpenPracticeSite
}

export interface ServerApp {
  app: Express
  parts: ServerParts
  streams: LiveStreams
  followUps: FollowUpRunner
  /** Hands over what is due to employers and candidates. */
  deliveries: FollowUpRunner
  /** Reads the lists of offers that others have. */
  listings: FollowUpRunner
  /** Tells programs of the sites' own what changed. */
  hooks: FollowUpRunner
  readiness: Readiness
  /** Ends the streams and finishes what is being written. The store is the caller's to close. */
  close(): Promise<void>
}

/** Somebody at a page reads an answer before the next; a signature costs the server a few milliseconds. */
const verifyPace: Pace = { perSecond: 1, burst: 20 }

const usualPace: Pace = { perSecond: 20, burst: 60 }

/** A program asks every few minutes, or once after each webhook. */
const toolPace: Pace = { perSecond: 1, burst: 30 }

/** The whole server but for its port and its database. */
export async function createApp(options: AppOptions): Promise<ServerApp> {
  const { store, clock, metrics, log = pino({ level: 'silent' }) } = options
  const parts = await openServerParts(store, clock, options.publicUrl, options.smsReplyToken !== undefined)
  await store.peers.inTurn(async () => {
    await sealOlderRecords(parts)
    await tellDoubts(parts)
    await countMoments(parts)
  })
  const asking = askingAgain(parts)
  const register = new DeviceRegister(asking)
  const streams = new LiveStreams(parts, options.live)
  const readiness = new Readiness(store, clock)
  metrics?.watch({ store, clock, streams, readiness })
  register.onRevoked((deviceId) => streams.closeDevice(deviceId))
  register.onReachChanged((deviceId) => streams.closeDevice(deviceId))
  const { peers } = store
  const calls = new HostCalls(parts)
  calls.onChanged((siteId) => {
    streams.tellOfCalls(siteId)
    peers.tell({ is: 'calls', siteId })
  })
  const leading = whileLeading(parts)
  const followers = [
    scoreFollower(leading),
    alertFollower(leading),
    seatFollower(leading, register),
    roomFollower(leading),
    compactionFollower(leading),
    retentionFollower(leading, log, options.databaseFile),
    dossierFollower(leading),
    reminderFollower(leading, await lastBelievedHour(store)),
    quietOfferFollower(leading),
    boardFollower(leading),
    hookNewsFollower(leading),
    photoFollower(leading),
    sharingFollower(leading),
  ]
  const run = (...followers: Follower[]) =>
    new FollowUpRunner(parts, followers, systemTimers, log, (kind) => metrics?.followUpFailed(kind))
  const followUps = run(...followers)
  // Apart, so that a server that is slow to answer keeps nothing else waiting.
  const deliveries = run(deliveryFollower(leading, options.senders ?? {}, store))
  const stopping = new AbortController()
  const listings = run(listingFollower(leading, options.offerSource ?? null, stopping.signal))
  const hooks = run(hookDeliveryFollower(leading, options.webhooks?.send))
  const look = () => void followUps.look().catch(() => undefined)
  /** Once it can read what this server heard. Many kiosks that come at once are written, and told, together. */
  const tellLeader = onceMore(async () => {
    await register.writeContacts().catch(() => undefined)
    peers.tell({ is: 'look' })
  })
  const haveLooked = () => (peers.lead.term === null ? tellLeader() : look())
  // A kiosk that comes, or comes back, is lent seats at once; one that was revoked loses its own at once.
  register.onAppeared(haveLooked)
  register.onRevoked(haveLooked)
  const stopWords = peers.onWord(({ is }) => {
    if (is === 'look') look()
  })
  const remembered = new RememberedClock(store, clock)
  await remembered.write()
  remembered.start()
  await followUps.start()
  deliveries.watch()
  listings.watch()
  hooks.watch()

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', [...(options.trustedProxies ?? ['loopback'])])
  const practice = options.openPracticeSite ? new PracticeSites(options.openPracticeSite, clock) : null
  app.use(logRequests(log, metrics), securityHeaders())
  if (practice) app.use(`/${PRACTICE_PATH}/:id`, toPracticeSite(practice))
  app.use(
    '/v1',
    crossOrigin(options.devOrigin),
    routes(asking, { register, streams, calls, practice, readiness, options }),
  )
  for (const [name, addPage] of Object.entries(pages)) {
    addPages(app, log, (router) => addPage(router, parts, keepPace(parts, name, verifyPace)))
  }
  addPages(app, log, (router) => addEmployerPage(router, parts, keepPace(parts, 'employer-page', usualPace)))
  addPages(app, log, (router) =>
    addInstallationPages(router, parts, options.installation ?? null, options.listensTo ?? 'localhost'),
  )
  if (options.smsReplyToken !== undefined) {
    const smsReplies = Router()
    addSmsReplies(smsReplies, parts, options.smsReplyToken, keepPace(parts, 'sms-replies', verifyPace))
    app.use(smsReplies)
  }
  if (options.rendererDir) {
    const screens = Router()
    addSurfaces(screens, options.rendererDir)
    app.use(screens)
  }
  app.use((_request, response) => sendRefusal(response, 'not-found'))
  app.use(answerErrors(log))
  return {
    app,
    parts,
    streams,
    followUps,
    deliveries,
    listings,
    hooks,
    readiness,
    close: async () => {
      streams.close()
      stopWords()
      await practice?.close()
      stopping.abort()
      await followUps.close()
      await deliveries.close()
      await listings.close()
      await hooks.close()
      // With a database that is away, what is lost is when devices were last heard of, and an hour.
      await Promise.allSettled([register.close(), remembered.close()])
    },
  }
}

/** By the names under which their pace is counted. */
const pages = {
  'verify-page': addVerifyPage,
  'data-page': addDataPage,
  'follow-page': addFollowPage,
  'mail-stop-page': addMailStopPage,
}

/** Pages that people read: what goes wrong there is told as a page. */
function addPages(app: Express, log: Logger, add: (router: Router) => void): void {
  const pages = Router()
  add(pages)
  pages.use(answerPageErrors(log))
  app.use(pages)
}

interface RouteParts {
  register: DeviceRegister
  streams: LiveStreams
  calls: HostCalls
  practice: PracticeSites | null
  readiness: Readiness
  options: AppOptions
}

function routes(
  parts: ServerParts,
  { register, streams, calls, practice, readiness, options }: RouteParts,
): Router {
  const { clock, pace = usualPace, devOrigin } = options
  const {
    checksReplies = devOrigin !== undefined,
    closeTo = () => [],
    skillNames = () => undefined,
  } = options
  const add = (router: Router, ...added: Route[]) => addRoutes(router, parts, added, checksReplies)
  const open = Router()
  add(
    open,
    route(health, () => ({ ok: true, protocol: PROTOCOL, epoch: parts.store.epoch, now: clock.now() })),
    route(ready, async () => {
      const reason = await readiness.whyNot()
      if (reason !== null) throw new RequestError(reason)
      return { ok: true }
    }),
  )
  open.use('/credentials', openToAll(keepPace(parts, 'credentials', usualPace)))
  open.use('/verification', openToAll(keepPace(parts, 'verification', verifyPace)))
  add(open, ...publicCredentialRoutes(parts))
  open.use(
    '/tools',
    requireTool(parts, keepPace(parts, 'tools', toolPace), keepPace(parts, 'no-tools', usualPace)),
  )
  add(open, ...openDataRoutes(parts))
  open.use(requireProtocol, requireKnownHour(clock))
  add(open, enrolmentRoute(parts))

  const devices = Router()
  devices.use(
    requireDevice(register, keepPace(parts, 'devices', pace), keepPace(parts, 'strangers', usualPace)),
  )
  addSyncRoutes(devices, parts, streams, options.metrics)
  add(
    devices,
    ...signInRoutes(parts, register),
    ...accountRoutes(parts, register),
    ...peopleRoutes(parts, register),
    ...placeRoutes(parts),
    ...practiceRoutes(parts),
    ...practiceSiteRoutes(parts, practice),
    ...deviceRoutes(parts, register),
    ...employerRoutes(parts),
    ...invitationRoutes(parts, skillNames),
    ...referralRoutes(parts),
    ...kitRoutes(parts),
    ...adviceRoutes(parts),
    ...assistanceRoutes(parts),
    ...messageRoutes(parts, options.senders ?? {}),
    ...listingRoutes(parts, options.offerSource),
    ...passRoutes(parts),
    ...elsewhereRoutes(parts),
    ...conflictRoutes(parts),
    ...attestationRoutes(parts),
    ...competenceRoutes(parts),
    ...alertRoutes(parts),
    ...contestRoutes(parts),
    ...credentialRoutes(parts),
    ...refusedRoutes(parts),
    ...searchRoutes(parts, closeTo, skillNames),
    ...seatRoutes(parts, register),
    ...sessionRoutes(parts),
    ...tableRoutes(parts),
    ...thanksRoutes(parts, skillNames),
    ...toolRoutes(parts, options.webhooks?.own),
    ...siteRoutes(parts),
    ...unprovenRoutes(parts),
    ...boardRoutes(parts),
    ...callRoutes(parts, calls),
    ...expectedRoutes(parts),
    ...photoRoutes(parts),
    ...olderRoutes(parts),
    ...figureRoutes(parts),
    ...visitorFileRoutes(parts),
    ...visitorRoutes(parts, skillNames),
    ...myDataRoutes(parts),
  )
  open.use(devices)
  return open
}

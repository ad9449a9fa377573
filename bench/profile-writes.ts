import { join } from 'node:path'
import type { CompetenceProfile } from '../domain/competences/profile.ts'
import type { PushRow } from '../domain/sync/messages.ts'
import { nextRevision } from '../domain/sync/revision.ts'
import { addDays, MINUTE, parisDay, SECOND } from '../domain/time.ts'
import { createEnrolmentCode, enrolDevice, type EnrolledDevice } from '../sync-server/devices/enrolment.ts'
import { readTaxonomy } from '../sync-server/search/read-taxonomy.ts'
import { sealTo } from '../sync-server/testing/seal-to.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { madeProfiles } from './made-profiles.ts'
import { madeVisit } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'
import { WireDevice } from './wire-device.ts'

export const name = 'profile-writes'

/** Kiosks at which people come and go, and others at which they tell what they can do. */
const ARRIVALS = 50
const PAGES = 10
/** Visits a second: several times what the busiest hour of a network of sites brings. */
const VISITS_PER_SECOND = 25
const PROFILES_PER_MINUTE = 1000
/** Alone and beside in turn, so that a machine that gets busier slows both. */
const TURNS = 4
const TURN = 15 * SECOND
const siteId = 'mende'
const day = addDays(parisDay(Date.now()), -1)

/** The built server in a process of its own: what the visits of 50 kiosks take while 1,000 pages a minute are written. */
export async function run(): Promise<Row[]> {
  const opened = await readTaxonomy(join(import.meta.dirname, '../resources/packs/taxonomy.json.gz'))
  if (!opened.ok) throw new Error(opened.reason)
  const folder = await SiteFolder.furnished()
  const count = (PROFILES_PER_MINUTE * TURNS * TURN) / MINUTE
  const enrolled = await enrol(folder, ARRIVALS + PAGES)
  const writers = enrolled.slice(ARRIVALS).map(({ deviceId }) => deviceId)
  const pages = await sealedPages(folder, madeProfiles(opened.value, count, siteId), writers)
  const server = await StartedServer.start({ data: folder.path })
  const devices = enrolled.map((device) => new WireDevice(server, device))
  const arrivals = devices.slice(0, ARRIVALS)
  const atPages = devices.slice(ARRIVALS)
  let visits = 0
  const pushVisit = () => {
    const kiosk = arrivals[visits % ARRIVALS]!
    const document = madeVisit(siteId, kiosk.id, day, (visits += 1))
    return kiosk.push([{ collection: 'visits', id: document.id, document, assumedRev: null }])
  }
  let written = 0
  const pushPage = () => atPages[written % PAGES]!.push([pages[written++]!])
  try {
    // A server that was just started is slower for a moment, and that is not asked here.
    await paced(VISITS_PER_SECOND, 3 * SECOND, pushVisit)
    const alone: number[][] = []
    const beside: number[][] = []
    const profiles: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      alone.push(await paced(VISITS_PER_SECOND, TURN, pushVisit))
      const [withPages, ofPages] = await Promise.all([
        paced(VISITS_PER_SECOND, TURN, pushVisit),
        paced((PROFILES_PER_MINUTE * SECOND) / MINUTE, TURN, pushPage),
      ])
      beside.push(withPages)
      profiles.push(...ofPages)
    }
    // One pause of the machine is not the p99 of all: the turn in the middle.
    const middle = (turns: readonly number[][]) =>
      percentile(
        turns.map((times) => percentile(times, 0.99)),
        0.5,
      )
    return [
      timeRow(`a visit kept, ${VISITS_PER_SECOND} a second, nothing else`, alone.flat(), 0.5),
      { what: `the same, p99 of the middle one of ${TURNS} turns`, value: middle(alone), unit: 'ms' },
      timeRow(`a visit beside ${PROFILES_PER_MINUTE} pages written a minute`, beside.flat(), 0.5),
      {
        what: `the same, p99 of the middle one of ${TURNS} turns`,
        value: middle(beside),
        unit: 'ms',
        ratio: middle(beside) / middle(alone),
      },
      timeRow(`a page of nine sentences, opened, checked and kept (${profiles.length})`, profiles, 0.5),
      timeRow('the same', profiles, 0.99),
    ]
  } finally {
    for (const device of devices) device.close()
    await server.stop()
    folder.remove()
  }
}

/** As kiosks send them: sealed to the site, without what only the server writes. */
async function sealedPages(
  folder: SiteFolder,
  profiles: readonly CompetenceProfile[],
  writers: readonly string[],
): Promise<PushRow[]> {
  const site = (await folder.open(({ store }) => store.read((view) => view.record('sites', siteId, siteId))))!
  return Promise.all(
    profiles.map(async ({ evidence: _seen, recommendations: _said, ...own }, rank) => {
      const by = writers[rank % writers.length]!
      const page = { ...own, by, rev: nextRevision(undefined, own.at, by) }
      return { collection: 'profiles', id: own.id, sealed: await sealTo(site, JSON.stringify(page)) }
    }),
  )
}

function enrol(folder: SiteFolder, count: number): Promise<EnrolledDevice[]> {
  return folder.open(async (parts) => {
    const devices: EnrolledDevice[] = []
    for (let index = 0; index < count; index += 1) {
      const { code } = await createEnrolmentCode(parts, { siteId, role: 'kiosk' })
      const enrolled = await enrolDevice(parts, { code })
      if (!enrolled.ok) throw new Error(enrolled.reason)
      devices.push(enrolled.value)
    }
    return devices
  })
}

/** Starts so many a second, whether the last was answered or not; how long each took, in milliseconds. */
async function paced(perSecond: number, lasts: number, send: () => Promise<void>): Promise<number[]> {
  const count = Math.round((perSecond * lasts) / SECOND)
  const start = performance.now()
  const times: Promise<number>[] = []
  for (let rank = 0; rank < count; rank += 1) {
    const due = start + (rank * SECOND) / perSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const sentAt = performance.now()
    times.push(send().then(() => performance.now() - sentAt))
  }
  return Promise.all(times)
}

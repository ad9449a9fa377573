import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { DAY, HOUR } from '../domain/time.ts'
import { FollowUpRunner } from '../sync-server/follow-ups/follow-up-runner.ts'
import { deliveryFollower } from '../sync-server/reminders/delivery.ts'
import { reminderFollower } from '../sync-server/reminders/reminder-follower.ts'
import { smtpSender } from '../sync-server/reminders/smtp-sender.ts'
import { openServerParts } from '../sync-server/server-parts.ts'
import { createSite } from '../sync-server/sites/create-site.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import { cpuTime, LoopHolds } from './holds.ts'
import { keepApplications, keepEmployers, siteOf } from './made-applications.ts'
import type { Row } from './row.ts'

export const name = 'reminders'

/** Each employer gets one message, and each candidate another. */
const EMPLOYERS = 10_000
const APPLICATIONS = 40_000
const SITES = 20
/** A Tuesday at eleven in Paris: an hour of work. */
const NOW = Date.UTC(2026, 5, 2, 9)
/** In seconds, for all of them. */
const MOST = 300

/**
 * The morning after many applied: every message is planned, planned again, noted, handed to a mail server by SMTP over a
 * socket, and its outcome noted.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-bench-reminders-'))
  const store = await openSqliteStore(join(folder, 'pepiniere.sqlite'))
  const sink = await startSink()
  try {
    let now = NOW - DAY
    const parts = await openServerParts(store, { now: () => now }, 'https://pepiniere.example')
    for (let rank = 0; rank < SITES; rank += 1) {
      await createSite(parts, {
        siteId: siteOf(rank, SITES),
        name: `Site ${rank}`,
        closesAt: '18:00',
        capacity: 50,
      })
    }
    const made = {
      employers: EMPLOYERS,
      applications: APPLICATIONS,
      sites: SITES,
      silent: 1,
      until: NOW - HOUR,
      days: 0.1,
    }
    await keepEmployers(parts, made)
    await keepApplications(parts, made)
    now = NOW
    const planned = await timed(new FollowUpRunner(parts, [reminderFollower(parts)]))
    const from = 'Pépinière <relances@pepiniere.example>'
    const mail = smtpSender({ host: '127.0.0.1', port: sink.port, tls: 'none', from })
    const sent = await timed(new FollowUpRunner(parts, [deliveryFollower(parts, { mail })]))
    const states = await store.read((view) =>
      view.all(
        view.tables
          .selectFrom('reminders')
          .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
          .where('dueAt', '<=', NOW)
          .groupBy('state'),
      ),
    )
    const count = (state: string) => states.find((row) => row.state === state)?.count ?? 0
    const keys = states.reduce((sum, row) => sum + row.count, 0)
    const doubled = sink.taken.length - new Set(sink.taken).size
    const took = (planned.took + sent.took) / 1000
    return [
      {
        what: `${sink.taken.length} e-mails planned and sent (${keys} reminders)`,
        value: took,
        unit: 's',
        limit: MOST,
      },
      { what: 'of that, planned', value: planned.took / 1000, unit: 's' },
      {
        what: 'all of it in time of the processor, that of the mail server included',
        value: (planned.worked + sent.worked) / 1000,
        unit: 's',
      },
      { what: 'an e-mail, sent', value: sent.took / sink.taken.length, unit: 'ms' },
      { what: 'e-mails taken in twice', value: doubled, unit: '', limit: 0 },
      { what: 'reminders that are not noted as sent', value: keys - count('sent'), unit: '', limit: 0 },
      { what: 'conversations that the mail server had', value: sink.conversations(), unit: '' },
      { what: 'the longest hold of the event loop while they are sent', value: sent.held, unit: 'ms' },
    ]
  } finally {
    await sink.stop()
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

async function timed(runner: FollowUpRunner): Promise<{ took: number; worked: number; held: number }> {
  const loop = new LoopHolds()
  const [start, cpu] = [performance.now(), cpuTime()]
  await runner.look()
  const [took, worked] = [performance.now() - start, cpuTime() - cpu]
  await runner.close()
  return { took, worked, held: loop.end().waited }
}

/** A mail server that keeps of each message what it is called and for whom it is. */
async function startSink() {
  const taken: string[] = []
  let conversations = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect(_session, done) {
      conversations += 1
      done()
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [, id] = /^Message-ID: (\S+)/im.exec(Buffer.concat(chunks).toString('latin1')) ?? []
        taken.push(`${id} ${envelope.rcptTo.map(({ address }) => address).join()}`)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    ...{ port, taken, conversations: () => conversations },
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

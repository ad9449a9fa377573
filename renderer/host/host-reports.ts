import { inject, provide, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { Instant } from '../../domain/time.ts'
import { listIntroductions, type Introduction } from '../data/board-api.ts'
import { listThanks, type WaitingThanks } from '../data/thanks-api.ts'
import { listProposals, type TableProposal } from '../data/tables.ts'
import { listAlerts, type ScoreAlertLine } from '../data/alerts-api.ts'
import { listContests, type ContestLine } from '../data/contests-api.ts'
import type { DeviceData } from '../data/device-data.ts'
import { readSilentEmployers, type SilenceBoard } from '../data/advice-api.ts'
import { listMessages, type MessageLine } from '../data/messages-api.ts'
import { listDevices, type DeviceLine } from '../data/host-api.ts'
import type { CallRefusal } from '../data/http.ts'
import { listPassAlerts, type PassAlert } from '../data/pass-alerts-api.ts'
import { listRefusedRows, type RefusedLine } from '../data/refused-rows-api.ts'
import { listUnproven, type UnprovenLine } from '../data/unproven-api.ts'
import type { HostSignIn } from './sign-in/host-sign-in.ts'

/** What only the server knows, as it last told this desk: devices, rows it refused, applications to check. */
export interface HostReports {
  /** `null` until the server told it once. */
  readonly devices: Readonly<Ref<readonly DeviceLine[] | null>>
  /** The newest of them, as many as were asked for. */
  readonly refusedRows: Readonly<Ref<readonly RefusedLine[] | null>>
  /** Of all that there are. */
  readonly refusedCount: Readonly<Ref<number>>
  /** Made with other pictures than the card's, and not looked at yet. */
  readonly unproven: Readonly<Ref<readonly UnprovenLine[] | null>>
  /** What candidates and employers ask hosts to decide. */
  readonly contests: Readonly<Ref<readonly ContestLine[] | null>>
  /** Unusual figures of employers. */
  readonly scoreAlerts: Readonly<Ref<readonly ScoreAlertLine[] | null>>
  /** Cards whose pictures were guessed at. */
  readonly passAlerts: Readonly<Ref<readonly PassAlert[] | null>>
  /** Who said yes to whom on the board, and was brought together lately. */
  readonly introductions: Readonly<Ref<readonly Introduction[] | null>>
  /** Lines of thanks that nobody read yet. */
  readonly thanks: Readonly<Ref<readonly WaitingThanks[] | null>>
  /** Small tables that visitors propose. */
  readonly tableProposals: Readonly<Ref<readonly TableProposal[] | null>>
  /** Employers to help, and the half hours of hosts. What was read before stays while the server is away. */
  readonly silence: Readonly<Ref<SilenceBoard | null>>
  /** Messages that no e-mail carried. */
  readonly letters: Readonly<Ref<readonly MessageLine[] | null>>
  readonly readAt: Readonly<Ref<Instant | null>>
  /** Why the last reading failed; what was read before is kept. */
  readonly problem: Readonly<Ref<CallRefusal | null>>
  refresh(): Promise<void>
  /** Changes by the day: asked apart, and less often. */
  readSilence(): Promise<void>
  readLetters(): Promise<void>
  /** The refused rows that follow those read. */
  readMoreRefused(): Promise<void>
}

export function createHostReports(data: DeviceData, session: HostSignIn): HostReports {
  const devices = shallowRef<readonly DeviceLine[] | null>(null)
  const refusedRows = shallowRef<readonly RefusedLine[] | null>(null)
  const refusedCount = shallowRef(0)
  let refusedPages = 1
  const unproven = shallowRef<readonly UnprovenLine[] | null>(null)
  const contests = shallowRef<readonly ContestLine[] | null>(null)
  const scoreAlerts = shallowRef<readonly ScoreAlertLine[] | null>(null)
  const passAlerts = shallowRef<readonly PassAlert[] | null>(null)
  const introductions = shallowRef<readonly Introduction[] | null>(null)
  const thanks = shallowRef<readonly WaitingThanks[] | null>(null)
  const tableProposals = shallowRef<readonly TableProposal[] | null>(null)
  const silence = shallowRef<SilenceBoard | null>(null)
  const letters = shallowRef<readonly MessageLine[] | null>(null)
  const readAt = shallowRef<Instant | null>(null)
  const problem = shallowRef<CallRefusal | null>(null)

  /** As many pages as the person has asked for, one after the other; `null`: read, and noted. */
  async function readRefused(): Promise<CallRefusal | null> {
    const rows: RefusedLine[] = []
    let after: string | undefined
    for (let page = 1; page <= refusedPages; page += 1) {
      const reply = await session.ask((host) => listRefusedRows(data, host, after))
      if (!reply.ok) return reply.reason
      rows.push(...reply.value.rows)
      refusedCount.value = reply.value.count
      after = reply.value.next
      if (after === undefined) break
    }
    refusedRows.value = rows
    return null
  }

  return {
    devices,
    refusedRows,
    refusedCount,
    unproven,
    contests,
    scoreAlerts,
    passAlerts,
    introductions,
    thanks,
    tableProposals,
    silence,
    letters,
    readAt,
    problem,
    async readSilence() {
      const reply = await session.ask((host) => readSilentEmployers(data, host))
      if (reply.ok) silence.value = reply.value
    },
    async readLetters() {
      const reply = await session.ask((host) => listMessages(data, host))
      if (reply.ok) letters.value = reply.value.messages
    },
    async refresh() {
      const [
        deviceReply,
        rowsProblem,
        unprovenReply,
        contestsReply,
        figuresReply,
        alertsReply,
        boardReply,
        thanksReply,
        tablesReply,
      ] = await Promise.all([
        session.ask((host) => listDevices(data, host)),
        readRefused(),
        session.ask((host) => listUnproven(data, host)),
        session.ask((host) => listContests(data, host)),
        session.ask((host) => listAlerts(data, host)),
        session.ask((host) => listPassAlerts(data, host)),
        session.ask((host) => listIntroductions(data, host)),
        session.ask((host) => listThanks(data, host)),
        session.ask((host) => listProposals(data, host)),
      ])
      if (deviceReply.ok) devices.value = deviceReply.value.devices
      if (unprovenReply.ok) unproven.value = unprovenReply.value.applications
      if (contestsReply.ok) contests.value = contestsReply.value.contests
      if (figuresReply.ok) scoreAlerts.value = figuresReply.value.alerts
      if (boardReply.ok) introductions.value = boardReply.value.introductions
      if (tablesReply.ok) tableProposals.value = tablesReply.value.proposals
      if (thanksReply.ok) thanks.value = thanksReply.value.thanks
      if (alertsReply.ok) passAlerts.value = alertsReply.value.alerts
      const replies = [deviceReply, unprovenReply, contestsReply, figuresReply, alertsReply, boardReply]
      const failed = [...replies, thanksReply, tablesReply].find((reply) => !reply.ok)
      problem.value = failed && !failed.ok ? failed.reason : rowsProblem
      if (problem.value === null) readAt.value = data.now()
    },
    async readMoreRefused() {
      refusedPages += 1
      problem.value = await readRefused()
      if (problem.value !== null) refusedPages -= 1
    },
  }
}

const reportsKey: InjectionKey<HostReports> = Symbol('host reports')

export function provideHostReports(reports: HostReports): void {
  provide(reportsKey, reports)
}

export function useHostReports(): HostReports {
  const reports = inject(reportsKey)
  if (!reports) throw new Error('No host reports were provided')
  return reports
}

import { readPracticeCounts, tellPracticeCounts } from '../../domain/contract/practices.ts'
import { withUseful, type PracticeCount, type UsefulWord } from '../../domain/practices/practice-count.ts'
import { dayHere } from '../words/site-zone.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { DeviceTables } from './replica/device-tables.ts'
import type { Transaction } from './replica/transaction.ts'
import type { SignedIn } from './sign-in.ts'

/** As many counts as the server reads in one request, and as a kiosk keeps for one that is restored. */
const MOST = 6

type Kept = DeviceTables['practiceCounts']

/** What somebody said of a sheet, and in which month it was counted. */
export interface SaidUseful {
  word: UsefulWord
  month: string
}

/**
 * Counts what a visitor says of a sheet (`null`: takes it back), on the disk, and sends it when the server is there.
 * `before`: what they said of it in this session; a change counts in the month of the first word.
 */
export async function sayUseful(
  data: DeviceData,
  sheet: string,
  { before, word }: { before: SaidUseful | null; word: UsefulWord | null },
): Promise<SaidUseful | null> {
  const month = before?.month ?? dayHere(data.now()).slice(0, 7)
  await data.replica.transaction('strict', (transaction) => {
    const first = { id: data.freshId(), month, turn: 0, sheets: [], told: 0 }
    const kept = transaction.getRow('practiceCounts', month) ?? first
    const change = { was: before?.word ?? null, is: word }
    transaction.putRow('practiceCounts', month, { ...kept, ...withUseful(countOf(kept), sheet, change) })
    letGoOfOldest(data, transaction)
  })
  sendPracticeCounts(data).catch((error: unknown) => data.machine.surface(error))
  return word && { word, month }
}

function countOf({ told: _told, ...count }: Kept): PracticeCount {
  return count
}

function isOwed({ turn, told }: Kept): boolean {
  return told < turn
}

/** Of months that the server has; what it has not stays, whatever the clock said. */
function letGoOfOldest({ replica }: Pick<DeviceData, 'replica'>, transaction: Transaction): void {
  const rows = [...replica.rows('practiceCounts').values()].sort((a, b) => a.month.localeCompare(b.month))
  const tooMany = rows.length - MOST
  for (const { month } of rows.filter((row) => !isOwed(row)).slice(0, Math.max(0, tooMany)))
    transaction.removeRow('practiceCounts', month)
}

/**
 * Tells the server the counts that it does not have, whole. What fails is told again with the next connection, the next
 * word of a visitor or the next minute. `too-many`: the server takes no other count of this kiosk, now or later: told one
 * by one, the count that it refuses is settled, and those that it knows go through.
 */
export async function sendPracticeCounts(data: Pick<DeviceData, 'replica' | 'call' | 'sync'>): Promise<void> {
  const { replica } = data
  let atOnce = MOST
  while (data.sync.connected && !replica.isClosed) {
    const owed = [...replica.rows('practiceCounts').values()].filter(isOwed).slice(0, atOnce)
    if (owed.length === 0) return
    const reply = await data.call(tellPracticeCounts, { body: { counts: owed.map(countOf) } })
    const isTooMany = !reply.ok && reply.reasons?.includes('too-many') === true
    if ((!reply.ok && !isTooMany) || replica.isClosed) return
    if (isTooMany && owed.length > 1) {
      atOnce = 1
      continue
    }
    await replica.transaction('relaxed', (transaction) => {
      for (const { id, month, turn, told } of owed) {
        const now = transaction.getRow('practiceCounts', month)
        // What was said meanwhile is still owed, and all of it where a restore was heard of meanwhile.
        if (now?.id === id && now.told === told)
          transaction.putRow('practiceCounts', month, { ...now, told: turn })
      }
    })
  }
}

/** A server that was restored may have lost what it was told: all counts are told again. */
export async function practiceCountsWaitAgain(replica: DeviceData['replica']): Promise<void> {
  const rows = [...replica.rows('practiceCounts').values()]
  if (rows.length === 0) return
  await replica.transaction('strict', (transaction) => {
    for (const { month } of rows) {
      const now = transaction.getRow('practiceCounts', month)
      // Another number each time: an answer to what was told before the restore settles nothing.
      if (now) transaction.putRow('practiceCounts', month, { ...now, told: Math.min(0, now.told) - 1 })
    }
  })
}

/** For hosts: how often each sheet was found useful at the site. */
export function readUseful(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof readPracticeCounts>> {
  return data.call(readPracticeCounts, { session })
}

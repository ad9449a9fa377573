import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import type { Day, Instant } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'

/** How somebody holds records: a device, or the server. */
export type Find = (collection: CollectionName, id: string) => WireRecord | undefined

/** Something that a screen confirmed to a person, and how to see whether a holder still knows it. */
export interface Fact {
  deviceId: string
  what: string
  collection: CollectionName
  recordId: string
  /** A field was given another value, which a later edit may replace; otherwise it happened and stays. */
  isEdit: boolean
  /** How it closed a visit. */
  closes?: Visit['closing']
  /** From when on it is kept for as long as such things are, where they are let go after a time. */
  keptFrom?: Instant
  /** Until when it is kept, where that is not counted from a visit. */
  keptUntil?: Instant
  isKnownTo: (find: Find) => boolean
}

/** All that the people of a simulated world were told is done. */
export class Ledger {
  facts: Fact[] = []
  /** Writes that failed though nothing was wrong with the disk. */
  readonly failures: string[] = []
  /** Facts of each device that the server was not yet seen to know. */
  private readonly unsettled = new Map<string, Set<Fact>>()
  /** Visits that may exist of one person on one day: one for each stay during which a device was told. */
  private readonly stays = new Map<string, Set<number>>()
  /** How often somebody tried to write of a record. */
  private readonly attempts = new Map<string, number>()

  /** Who applied to what, by the application's id. */
  private readonly applied = new Map<string, { visitorId: string; jobOfferId: string }>()
  /** Entries of the directory that were one person's once, as pairs. */
  private readonly merged: (readonly [string, string])[] = []
  /** Facts whose device lost its own copy: only others can tell them again. */
  private readonly leftToOthers = new Set<Fact>()

  /** Whom a record is about, whoever holds it. */
  private readonly persons = new Map<string, readonly string[]>()

  tellPersons(recordId: string, visitorIds: readonly string[]): void {
    this.persons.set(recordId, visitorIds)
  }

  /** `undefined`: that was not told. */
  personsIn(recordId: string): readonly string[] | undefined {
    return this.persons.get(recordId)
  }

  tellApplication(id: string, visitorId: string, jobOfferId: string): void {
    this.applied.set(id, { visitorId, jobOfferId })
  }

  tellMerge(visitorId: string, other: string): void {
    this.merged.push([visitorId, other])
  }

  /** Who sent it, as it was told. */
  applicantOf(id: string): string | undefined {
    return this.applied.get(id)?.visitorId
  }

  /** The same person applied to that offer another time: only then one of the two may be refused as a second. */
  isAppliedTwice(id: string): boolean {
    const asked = this.applied.get(id)
    if (!asked) return false
    const ids = this.everMergedWith(asked.visitorId)
    const same = [...this.applied.values()].filter(
      ({ visitorId, jobOfferId }) => jobOfferId === asked.jobOfferId && ids.has(visitorId),
    )
    return same.length > 1
  }

  /** All entries that were one person's with this one at some moment, itself among them. */
  everMergedWith(visitorId: string): ReadonlySet<string> {
    const ids = new Set([visitorId])
    for (let known = 0; known < ids.size;) {
      known = ids.size
      for (const pair of this.merged)
        if (pair.some((one) => ids.has(one))) pair.forEach((one) => ids.add(one))
    }
    return ids
  }

  fail(what: string): void {
    this.failures.push(what)
  }

  tell(fact: Fact): void {
    this.facts.push(fact)
    this.unsettled.set(fact.deviceId, this.unsettledOf(fact.deviceId).add(fact))
  }

  /** Something is about to be written of a record; whether it was is told later, or never. */
  attempt(collection: CollectionName, id: string): void {
    const key = `${collection}/${id}`
    this.attempts.set(key, (this.attempts.get(key) ?? 0) + 1)
  }

  /** Whether somebody was told at this device that a visit is closed, in this way. */
  hasClosed(deviceId: string, { id, closing }: Visit): boolean {
    return this.facts.some(
      (fact) =>
        closing !== undefined &&
        fact.closes === closing &&
        fact.deviceId === deviceId &&
        fact.recordId === id,
    )
  }

  tellStay(visitorId: string, day: string, stay: number): void {
    const key = `${visitorId} ${day}`
    this.stays.set(key, (this.stays.get(key) ?? new Set()).add(stay))
  }

  staysOf(visitorId: string, day: string): number {
    return this.stays.get(`${visitorId} ${day}`)?.size ?? 0
  }

  /** The days on which somebody came. */
  days(): Day[] {
    return [...new Set([...this.stays.keys()].map((key) => key.split(' ')[1]!))]
  }

  timesTried(collection: CollectionName, id: string): number {
    return this.attempts.get(`${collection}/${id}`) ?? 0
  }

  unsettledOf(deviceId: string): Set<Fact> {
    return this.unsettled.get(deviceId) ?? new Set()
  }

  settle(fact: Fact): void {
    this.unsettled.get(fact.deviceId)?.delete(fact)
  }

  /** The device has no copy of these any more. */
  leaveToOthers(isLost: (fact: Fact) => boolean): void {
    for (const fact of this.facts) if (isLost(fact)) this.leftToOthers.add(fact)
  }

  isLeftToOthers(fact: Fact): boolean {
    return this.leftToOthers.has(fact)
  }

  /** The server was seen to know all that was told of this record. */
  isSettled(collection: CollectionName, id: string): boolean {
    const of = this.facts.filter((fact) => fact.recordId === id && fact.collection === collection)
    return of.length > 0 && of.every((fact) => !this.unsettledOf(fact.deviceId).has(fact))
  }

  takeBack(isTakenBack: (fact: Fact) => boolean): void {
    for (const fact of this.facts.filter(isTakenBack)) this.settle(fact)
    this.facts = this.facts.filter((fact) => !isTakenBack(fact))
  }
}

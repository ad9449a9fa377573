import { sameValue } from '../record/content.ts'
import type { CollectionName } from './collections.ts'
import type { Stamped } from './field-stamps.ts'

/** Collections whose records are joined field by field, where of two texts only one stays. */
export const journaledCollections = [
  'visitors',
  'postings',
  'jobOffers',
] as const satisfies readonly CollectionName[]
export type JournaledCollection = (typeof journaledCollections)[number]

export function isJournaled(name: CollectionName): name is JournaledCollection {
  return (journaledCollections as readonly CollectionName[]).includes(name)
}

/** Lists that grow, of which both sides keep all: facts that two devices told are no conflict. */
const united: ReadonlySet<string> = new Set(['events', 'pairings'])

/** What a field said in one of two copies, and the revision that said it. */
export interface FieldSide {
  value?: unknown
  rev: string
}

/** With what a device began, as far as it is known. */
export interface Beginning {
  base: Readonly<Record<string, string>> | undefined
  from: string | null
  wasHeld?: (field: string, rev: string) => boolean
}

/** A field that two devices changed to different content since the copy that both began with. */
export interface FieldConflict {
  field: string
  /** The later one, which stays. */
  kept: FieldSide
  other: FieldSide
}

/**
 * The fields in which the server's copy and one that a device began before it say different things, because both were
 * changed since. `base`: the stamps of the copy that the device began with; where nobody knows them any more, `from` is
 * its revision (`null`: the device began with none), and a field counts as changed since when its stamp is later.
 * `wasHeld`: the server held the device's word before, so that whoever changed it since knew it.
 */
export function fieldConflicts(
  master: Stamped,
  told: Stamped,
  { base, from, wasHeld = () => false }: Beginning,
): FieldConflict[] {
  const names = new Set([...Object.keys(master.stamps), ...Object.keys(told.stamps)])
  return [...names].sort().flatMap((field) => {
    const [held, sent] = [sideOf(master, field), sideOf(told, field)]
    const isChanged = ({ rev }: FieldSide) => (base ? rev !== (base[field] ?? '') : rev > (from ?? ''))
    if (united.has(field) || held.rev === sent.rev || !isChanged(held) || !isChanged(sent)) return []
    if (sameValue(held.value, sent.value) || wasHeld(field, sent.rev)) return []
    const [kept, other] = held.rev > sent.rev ? [held, sent] : [sent, held]
    return { field, kept, other }
  })
}

function sideOf(record: Stamped, field: string): FieldSide {
  const value = record[field as keyof Stamped] as unknown
  const rev = record.stamps[field] ?? ''
  return value === undefined ? { rev } : { value, rev }
}

/** The device that wrote a revision; `server` for the server. */
export function writerOf(rev: string): string {
  return rev.split('.')[2] ?? ''
}

import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { StoredDocument } from '../store/store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import { decideRow, type Decision } from './decide-row.ts'
import type { ReadRow } from './read-row.ts'
import { createReceipts } from './receipts.ts'

const scopeOf = (role: DeviceRole): Scope => ({
  deviceId: `the-${role}`,
  siteId: 'brest',
  role,
  ...(role === 'employer' ? { employerId: 'bakery' } : {}),
})
const rev = (at: number, by = 'the-kiosk') => nextRevision(undefined, START + at, by)

interface Told {
  role?: DeviceRole
  collection?: CollectionName
  record: AnyRecord
  stored?: AnyRecord
  isGone?: boolean
  sourceRev?: string
  isMandated?: boolean
  facts?: unknown
}

/** What becomes of a row, pushed by this role over what the server holds. */
function decide(
  { role = 'kiosk', collection = 'visits', record, stored, isGone, sourceRev, isMandated, facts }: Told,
  row: Partial<ReadRow> = {},
): Decision {
  const scope = scopeOf(role)
  const document = stored && {
    collection,
    record: stored as never,
    deleted: isGone === true,
    sourceRev: sourceRev ?? null,
    viewers: { kiosk: 'all', host: 'all', employer: null },
  }
  const read: ReadRow = {
    ...{ collection, record, deleted: false, sealed: false, assumedRev: null, body: '' },
    ...row,
  }
  return decideRow({
    row: read,
    incoming: {
      ...read,
      ...{ scope, pen: { role, deviceId: scope.deviceId }, master: stored, isUnproven: false },
      ...{ receipts: createReceipts('a-secret'), now: START + 500, zone: undefined },
    },
    stored: (document ?? null) as StoredDocument | null,
    facts: facts ?? { endsStay: false, isElsewhere: false },
    viewerFacts: { isMandated: () => isMandated === true },
  })
}

function aVisit(fields: Partial<Visit> = {}): Visit {
  const head = { id: 'v1', siteId: 'brest', rev: rev(1), at: START, by: 'the-kiosk', mark: 'P1' }
  return { ...sampleRecord('visits', head), ...fields }
}
function aPosting(fields: object = {}): AnyRecord {
  const head = { id: 'p1', siteId: 'brest', rev: rev(1, 'the-host'), at: START, by: 'the-host', mark: 'Vélo' }
  return { ...sampleRecord('postings', head), ...fields }
}
function aVisitor(fields: Partial<Visitor> = {}): Visitor {
  const head = { id: 'P1', siteId: 'brest', rev: rev(1, 'the-host'), at: START, by: 'the-host', mark: 'Léa' }
  return { ...sampleRecord('visitors', head), ...fields }
}
const kept = (decision: Decision) => (decision.outcome === 'accepted' ? decision.keep : undefined)

describe('rights come first', () => {
  it('a role that may not write the collection is refused, and shown nothing that it may not see', () => {
    const record = aVisitor()
    expect(decide({ collection: 'visitors', record, stored: record })).toEqual({
      outcome: 'refused',
      reason: 'forbidden',
      master: null,
    })
  })

  it('whoever may change may not make: what the server does not know is made, not changed', () => {
    const head = {
      id: 's1',
      siteId: 'brest',
      rev: rev(1, 'the-host'),
      at: START,
      by: 'the-host',
      mark: 'Défi',
    }
    const record: AnyRecord = sampleRecord('challengeSessions', head)
    const asked = { role: 'host', collection: 'challengeSessions', record } as const
    expect(decide(asked)).toMatchObject({ outcome: 'refused', reason: 'forbidden', master: null })
    expect(decide({ ...asked, stored: record })).not.toMatchObject({ reason: 'forbidden' })
  })

  it('then the collection’s own rules, which name the field', () => {
    const record = aVisitor({ mergedInto: 'P1' })
    expect(decide({ role: 'host', collection: 'visitors', record })).toEqual({
      outcome: 'refused',
      reason: 'invalid',
      field: 'mergedInto',
      master: null,
    })
  })

  it('an application that a restore lost is brought back by a host with the mandate to read it, not made anew', () => {
    const head = { id: 'a1', siteId: 'brest', rev: rev(1), at: START, by: 'the-kiosk', employerId: 'bakery' }
    const sample = sampleRecord('applications', { ...head, mark: 'Aicha' })
    const receipts = createReceipts('a-secret')
    const received = { ...sample, events: sample.events.map((event) => receipts.stamp(sample, event, START)) }
    const told = { role: 'host', collection: 'applications', record: received, facts: {} } as const
    expect(decide({ ...told, isMandated: true })).toMatchObject({ outcome: 'accepted' })
    expect(decide({ ...told, isMandated: false })).toMatchObject({ outcome: 'refused', reason: 'forbidden' })
  })
})

describe('a record that nobody wrote before', () => {
  it('is kept as it was sent, under the device’s own revision', () => {
    const record = aVisit()
    expect(decide({ record })).toEqual({
      outcome: 'accepted',
      keep: { record, deleted: false, sourceRev: record.rev },
    })
  })

  it('of which a text was cleaned, or the name opened, is kept under a later one of the server', () => {
    const record = aVisit()
    const cleaned = kept(decide({ record }, { isSanitized: true }))!
    expect(cleaned.record).toEqual({ ...record, rev: nextRevision(record.rev, START + 500, 'server') })
    expect(cleaned.sourceRev).toBe(record.rev)
    const sealedName = 'a.b.c'
    const opened = kept(decide({ record: { ...record, sealedName } as never }, { openedName: 'Léa' }))!
    expect(opened.record).toMatchObject({ name: 'Léa' })
    expect(opened.record.rev > record.rev && opened.record.rev.endsWith('.server')).toBe(true)
  })

  it('whose form is broken by what the server itself adds is refused by the field', () => {
    const record = aVisit()
    expect(decide({ record }, { openedName: 'N'.repeat(400) })).toMatchObject({
      outcome: 'refused',
      reason: 'invalid',
      field: 'name',
    })
  })
})

describe('a record that somebody else changed meanwhile', () => {
  const stored = aVisit({ rev: rev(5, 'the-host'), name: 'Léa', reasons: ['rest'] })

  it('comes back for the device to merge, without what it may not read', () => {
    const record = aVisit({ rev: rev(9) })
    for (const assumedRev of [null, rev(1)]) {
      const { name: _hidden, ...visible } = stored
      expect(decide({ record, stored }, { assumedRev })).toEqual({ outcome: 'conflict', master: visible })
    }
  })

  it('is merged by the server itself where the device may not see it, or holds no copy', () => {
    const elsewhen = { ...stored, day: parisDay(START - DAY), arrivedAt: START - DAY }
    const record = aVisit({ rev: rev(9), day: elsewhen.day, arrivedAt: START - DAY, closing: 'left' })
    expect(kept(decide({ record, stored: elsewhen }))!.record).toMatchObject({ closing: 'left', name: 'Léa' })
    const sealed = decide({ record: aVisit({ rev: rev(9), closing: 'left' }), stored }, { sealed: true })
    expect(kept(sealed)!.record).toMatchObject({ closing: 'left', name: 'Léa' })
  })

  it('and is gone is told as gone, and stays gone where nobody may see it', () => {
    const record = aVisit({ rev: rev(9) })
    expect(decide({ record, stored, isGone: true }, { assumedRev: stored.rev })).toMatchObject({
      outcome: 'conflict',
      master: { id: 'v1', _deleted: true },
    })
    const day = parisDay(START - DAY)
    const elsewhen = { record: { ...record, day }, stored: { ...stored, day }, isGone: true }
    expect(decide(elsewhen)).toEqual({ outcome: 'accepted' })
  })
})

describe('a change of what the device knows', () => {
  const stored = aVisit({ rev: rev(5), name: 'Léa' })

  it('is kept under its own revision, with what the device never received', () => {
    const record = aVisit({ rev: rev(9), closing: 'left', leftAt: START })
    expect(decide({ record, stored }, { assumedRev: stored.rev })).toEqual({
      outcome: 'accepted',
      keep: { record: { ...record, name: 'Léa' }, deleted: false, sourceRev: record.rev },
    })
  })

  it('must be later than what it changes', () => {
    const record = aVisit({ rev: rev(4), closing: 'left' })
    const { name: _hidden, ...master } = stored
    expect(decide({ record, stored }, { assumedRev: stored.rev })).toEqual({
      ...{ outcome: 'refused', reason: 'invalid', field: 'rev' },
      master,
    })
  })

  it('that is told twice is kept once', () => {
    const { name: _never, ...record } = stored
    expect(decide({ record, stored }, { assumedRev: rev(1) })).toEqual({ outcome: 'accepted' })
  })

  it('whose answer was lost is known by its own revision, and the device hears what became of it', () => {
    const merged = { ...stored, rev: rev(7, 'server') }
    const { name: _never, ...told } = stored
    const again = kept(decide({ record: told, stored: merged, sourceRev: told.rev }))!
    expect(again.record.rev > merged.rev).toBe(true)
    expect(again.record).toMatchObject({ name: 'Léa' })
    // Of another revision it is somebody else's change.
    const other = { record: { ...told, rev: rev(6) }, stored: merged, sourceRev: told.rev }
    expect(decide(other)).toMatchObject({ outcome: 'conflict' })
  })

  it('is no repeat once the record is gone', () => {
    const { name: _never, ...record } = stored
    expect(decide({ record, stored, isGone: true, sourceRev: record.rev })).toMatchObject({
      outcome: 'conflict',
    })
  })

  it('that says nothing new is not written again: where the device holds what the server holds', () => {
    const { name: _never, ...record } = stored
    // Cleaned on its way: the device holds other letters under this revision.
    const cleaned = kept(decide({ record, stored }, { isSanitized: true }))!
    expect(cleaned.record.rev > stored.rev).toBe(true)
    // A device that keeps no copy has nothing to be told.
    const sealed = { sealed: true, isSanitized: true as const }
    expect(decide({ record: { ...record, rev: rev(9) }, stored }, sealed)).toEqual({ outcome: 'accepted' })
    // Later by its revision alone: the device must learn under which one it is kept.
    const later = { ...record, rev: rev(9) }
    const told = kept(decide({ record: later, stored }, { assumedRev: stored.rev }))!
    expect(told.record.rev > later.rev).toBe(true)
    // A kiosk may have brought it back without what it never held.
    const atHost = { role: 'host', record: { ...stored }, stored: { ...record } } as const
    const named = kept(decide(atHost))!
    expect(named.record).toMatchObject({ name: 'Léa' })
    expect(named.record.rev > stored.rev).toBe(true)
  })

  it('that is older than the server’s copy and says more is kept under a later revision than both', () => {
    const master = aVisit({ rev: rev(9) })
    const record = aVisit({ rev: rev(5), closing: 'left', leftAt: START })
    const merged = kept(decide({ record, stored: master }, { sealed: true }))!
    expect(merged.record).toMatchObject({
      closing: 'left',
      rev: nextRevision(master.rev, START + 500, 'server'),
    })
  })

  it('of which a merge makes another record is kept under a later revision of the server', () => {
    const master = aVisit({ rev: rev(5), reasons: ['rest'] })
    const record = aVisit({ rev: rev(9), closing: 'left', leftAt: START })
    const merged = kept(decide({ record, stored: master }, { assumedRev: master.rev }))!
    expect(merged.record).toMatchObject({ reasons: ['rest'], closing: 'left' })
    expect(merged.record.rev).toBe(nextRevision(record.rev, START + 500, 'server'))
    expect(merged.sourceRev).toBe(record.rev)
  })
})

describe('a deletion', () => {
  const stored = aPosting({ rev: rev(5, 'the-host') })
  const posting = (record: AnyRecord, isGone?: boolean, known: AnyRecord | undefined = stored): Decision =>
    decide(
      {
        ...{ role: 'host', collection: 'postings', record },
        ...(known ? { stored: known } : {}),
        ...(isGone ? { isGone } : {}),
      },
      { deleted: true },
    )

  it('wins, whatever the device knew, and says who deleted it when', () => {
    const record = { ...aPosting(), rev: rev(9, 'the-host'), at: START + 9, by: 'another-host', title: 'x' }
    expect(posting(record)).toEqual({
      outcome: 'accepted',
      keep: {
        record: { ...stored, rev: record.rev, at: record.at, by: record.by },
        deleted: true,
        sourceRev: record.rev,
      },
    })
    const earlier = { ...record, rev: rev(2, 'the-host') }
    expect(kept(posting(earlier))).toMatchObject({ record: { rev: stored.rev }, sourceRev: earlier.rev })
  })

  it('of what is gone already, or was never here, changes nothing', () => {
    expect(posting(aPosting(), true)).toEqual({ outcome: 'accepted' })
    expect(decide({ role: 'host', collection: 'postings', record: aPosting() }, { deleted: true })).toEqual({
      outcome: 'accepted',
    })
  })

  it('is not everybody’s', () => {
    const record = aVisit()
    expect(decide({ record, stored: record }, { deleted: true })).toMatchObject({ reason: 'forbidden' })
  })
})

import { parisDay, addDays } from '../../domain/time.ts'
import { directoryOf } from '../../domain/visits/directory.ts'
import { minorActs, minorBands } from '../../domain/visits/minor-rule.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { minorityOf } from '../../domain/visits/minority.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { describeVisit } from '../../renderer/data/visits.ts'
import { sayOfMinor } from '../../renderer/data/visitors.ts'
import { HOST } from './board-people.ts'
import { whenDone } from './confirm.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** Who says to be under 18, and what hosts note of a parent's agreement. */
export class MinorPeople {
  /** Of whom somebody tried to say an age under 18. */
  readonly aged = new Set<string>()
  /** Of whom a host tried to say that they are of age. */
  readonly grown = new Set<string>()
  readonly #random: Random
  readonly #ledger: Ledger

  constructor(random: Random, ledger: Ledger) {
    this.#random = random
    this.#ledger = ledger
  }

  /** Somebody who came today says at a kiosk how old they are, or takes it back. */
  sayAge(device: Device, persons: readonly Person[]): void {
    const ids = new Set(persons.map(({ visitorId }) => visitorId))
    const today = parisDay(device.now())
    const here = (device.records('visits') as unknown as Visit[]).filter(
      ({ kind, day, closing, visitorId = '' }) =>
        kind === 'stay' && day === today && !closing && ids.has(visitorId),
    )
    if (here.length === 0) return
    const { id, visitorId } = this.#random.pick(here)
    const ageBand = this.#random.chance(0.85) ? this.#random.pick(minorBands) : null
    if (ageBand) this.aged.add(visitorId!)
    this.#ledger.attempt('visits', id)
    whenDone(
      device,
      this.#ledger,
      `age in ${id}`,
      describeVisit(device.data, id, { ageBand }),
      () => undefined,
    )
  }

  /** A host notes who agreed to what, an age, or that an agreement ended. */
  note(device: Device, persons: readonly Person[]): void {
    const ids = new Set(persons.map(({ visitorId }) => visitorId))
    const entries = (device.records('visitors') as unknown as Visitor[]).filter(({ id }) => ids.has(id))
    if (entries.length === 0) return
    const { whoIs } = directoryOf(device.records('visitors') as unknown as Visitor[])
    const on = parisDay(device.now())
    const ofPerson = (id: string) =>
      (device.records('visitors') as unknown as Visitor[]).filter((one) => whoIs(one.id) === whoIs(id))
    const minors = entries.filter(({ id }) => minorityOf(ofPerson(id), on) !== null)
    const picked = this.#random.pick(minors.length > 0 && this.#random.chance(0.8) ? minors : entries)
    // As the screen does, in the entry that stands for all of the person.
    const entry = device.record<Visitor & WireRecord>('visitors', whoIs(picked.id))
    if (!entry) return
    const agreed = (entry.minority ?? []).filter(({ type }) => type === 'agreed')
    const doing = this.#random.weighted({
      age: 2,
      agreed: minors.includes(picked) ? 6 : 0,
      withdrawn: agreed.length > 0 ? 2.5 : 0,
    })
    const said =
      doing === 'age'
        ? { type: doing, band: this.#random.pick([...minorBands, 'adult'] as const), on }
        : doing === 'agreed'
          ? {
              ...{ type: doing, guardian: 'Guardian', acts: this.#acts(), on },
              until: addDays(on, this.#random.pick([0, 30, 200])),
            }
          : { type: doing, ofId: this.#random.pick(agreed).id }
    if (said.type === 'age') (said.band === 'adult' ? this.grown : this.aged).add(entry.id)
    const kept = sayOfMinor(device.data, entry.id, said, HOST)
    whenDone(device, this.#ledger, `${doing} of ${entry.id}`, kept, (done) => {
      for (const { id, rev } of done.ok ? done.value : []) {
        this.#ledger.tell({
          ...{ deviceId: device.id, what: `${doing} (${rev}) of ${id}`, collection: 'visitors' },
          ...{ recordId: id, isEdit: false },
          isKnownTo: (find) => {
            const copy = find('visitors', id) as unknown as Visitor | undefined
            const words = copy?.minority ?? []
            // Of ages the last one is kept; at 18 nothing of a minor is.
            if (doing === 'age' && words.some((word) => word.type === 'age' && word.id > rev)) return true
            return this.#mayBeGone(id) || words.some((word) => word.id === rev && word.type === doing)
          },
        })
      }
    })
  }

  /** Of whom somebody said that they are of age nothing of a minor is kept. */
  #mayBeGone(visitorId: string): boolean {
    return [...this.#ledger.everMergedWith(visitorId)].some((id) => this.grown.has(id))
  }

  #acts() {
    const [first, ...more] = this.#random.shuffled(minorActs)
    return [first!, ...more.slice(0, this.#random.int(0, 2))]
  }

  /** Whether the server may refuse what this person asked for: they are, or were said to be, under 18. */
  mayStop(visitorId: string | undefined, reason: string): boolean {
    if (visitorId === undefined || (reason !== 'guardian-needed' && reason !== 'too-young')) return false
    return [...this.#ledger.everMergedWith(visitorId)].some((id) => this.aged.has(id))
  }
}

import {
  rungs,
  type Proofs,
  type Rung,
  type SkillKey,
  type WantedKey,
} from '../../domain/competences/proofs.ts'
import { isTermKey, shortTermKeys, type TermKey } from '../../domain/competences/work-terms.ts'
import { drawnByLot } from '../../domain/matching/daily-order.ts'
import {
  coverageOf,
  matchLines,
  termsIn,
  type CloseTo,
  type MatchLine,
  type Wanted,
} from '../../domain/matching/match-need.ts'

/** The rungs on which somebody stands, a bit each. */
type Standing = number

export interface Asked {
  wanted: readonly Wanted[]
  closeTo: CloseTo
  /** Decides among people who have the same. */
  seed: string
  /** At most so many are told. */
  most: number
  /** The employer that asks. */
  by: string
}

/** Those who can do one thing, side by side with how it is proven. */
class Able {
  people = new Int32Array(8)
  standings = new Uint8Array(8)
  count = 0

  add(person: number, standing: Standing): void {
    if (this.count === this.people.length) {
      this.people = grown(this.people, new Int32Array(2 * this.count))
      this.standings = grown(this.standings, new Uint8Array(2 * this.count))
    }
    this.people[this.count] = person
    this.standings[this.count] = standing
    this.count += 1
  }

  remove(person: number): void {
    const at = this.people.subarray(0, this.count).indexOf(person)
    if (at === -1) return
    this.count -= 1
    this.people[at] = this.people[this.count]!
    this.standings[at] = this.standings[this.count]!
  }
}

interface Person {
  visitorId: string
  /** What they can do, with how it is proven at the same place: a map for each person would weigh four times as much. */
  keys: readonly SkillKey[]
  standings: Uint8Array
  /** The terms of work that they meet: of the short list a bit each, and the departments where they would work. */
  terms: number
  departments: readonly TermKey[]
  hiddenFrom: readonly string[]
}

/**
 * Who can do what, for everybody of one site who may be searched: for each thing the people who can do it, so that a
 * search looks at those alone. What it finds is what `matchLines` says of each person.
 */
export class ProfileIndex {
  /** By their number here; `null` once they are gone. */
  readonly #people: (Person | null)[] = []
  readonly #numbers = new Map<string, number>()
  readonly #able = new Map<SkillKey, Able>()
  /** Of the search that is going on, by the number of each person; all nothing between two searches. */
  #tally = tallyOf(64)

  get size(): number {
    return this.#numbers.size
  }

  has(visitorId: string): boolean {
    return this.#numbers.has(visitorId)
  }

  /** Whether an employer may find them: they allow it, and are not hidden from this one. */
  isFoundBy(employerId: string, visitorId: string): boolean {
    const person = this.#people[this.#numbers.get(visitorId) ?? -1]
    return person ? !person.hiddenFrom.includes(employerId) : false
  }

  /** Whether somebody who may be found meets every one of these terms of work. */
  meets(visitorId: string, terms: readonly TermKey[]): boolean {
    const person = this.#people[this.#numbers.get(visitorId) ?? -1]
    return (
      terms.length === 0 || (person ? meetsAll(person, bitsOf(terms), terms.filter(isDepartment)) : false)
    )
  }

  /** `hiddenFrom`: employers whose searches leave them out. */
  put(visitorId: string, proofs: Proofs, hiddenFrom: readonly string[] = []): void {
    this.remove(visitorId)
    const keys: SkillKey[] = []
    const found: Standing[] = []
    const terms: TermKey[] = []
    for (const [key, standsOn] of proofs) {
      if (isTermKey(key)) terms.push(key)
      else {
        keys.push(key)
        found.push(standingOf(standsOn))
      }
    }
    const standings = Uint8Array.from(found)
    const departments = terms.some(isDepartment) ? terms.filter(isDepartment) : NOWHERE
    const person = { visitorId, keys, standings, terms: bitsOf(terms), departments, hiddenFrom }
    const number = this.#people.push(person) - 1
    this.#numbers.set(visitorId, number)
    for (const [at, key] of keys.entries()) {
      const able = this.#able.get(key) ?? new Able()
      able.add(number, standings[at]!)
      this.#able.set(key, able)
    }
    if (number === this.#tally.halves.length) this.#tally = tallyOf(2 * number)
  }

  remove(visitorId: string): void {
    const number = this.#numbers.get(visitorId)
    if (number === undefined) return
    this.#numbers.delete(visitorId)
    for (const key of this.#people[number]!.keys) this.#able.get(key)!.remove(number)
    this.#people[number] = null
  }

  /** Who has enough of what is asked for to be shown (`isMatch`), those who have most of it first. */
  search({ wanted, closeTo, seed, most, by }: Asked): string[] {
    const { coverage, halves, counted, touched } = this.#tally
    let found = 0
    const count = (number: number, points: number, half: number) => {
      if (halves[number] === 0) touched[found++] = number
      coverage[number]! += points
      halves[number]! += half
    }
    const skills = wanted.flatMap(({ key, ...asked }) => (isTermKey(key) ? [] : [{ ...asked, key }]))
    const terms = bitsOf(termsIn(wanted))
    const departments = termsIn(wanted).filter(isDepartment)
    skills.forEach(({ key, atLeast = 'declared' }, rank) => {
      // Each thing that is asked for counts once, by the best that somebody has of it.
      const turn = rank + 1
      const own = this.#able.get(key) ?? NOBODY
      const least = rungs.indexOf(atLeast)
      for (let at = 0; at < own.count; at += 1) {
        const number = own.people[at]!
        const height = heightOf(own.standings[at]!)
        counted[number] = turn
        if (height < least) count(number, CLOSE, 1)
        else count(number, presentOn[height]!, 2)
      }
      for (const close of closeTo(key)) {
        const able = this.#able.get(close) ?? NOBODY
        for (let at = 0; at < able.count; at += 1) {
          const number = able.people[at]!
          if (counted[number] === turn) continue
          counted[number] = turn
          count(number, CLOSE, 1)
        }
      }
    })
    const all = touched.subarray(0, found)
    const first = this.#first(
      all.filter((number) => {
        if (halves[number]! < skills.length) return false
        const person = this.#people[number]!
        return meetsAll(person, terms, departments) && !person.hiddenFrom.includes(by)
      }),
      seed,
      most,
    )
    for (const number of all) coverage[number] = halves[number] = counted[number] = 0
    return first
  }

  /** Line by line what somebody has of what is asked for. */
  linesOf(visitorId: string, wanted: readonly Wanted[], closeTo: CloseTo): MatchLine[] {
    return matchLines(wanted, { get: (key) => this.rungsOf(visitorId, key) }, closeTo)
  }

  /** Every rung on which somebody stands for one thing. */
  rungsOf(visitorId: string, key: WantedKey): ReadonlySet<Rung> {
    const person = this.#people[this.#numbers.get(visitorId) ?? -1]
    if (isTermKey(key)) return setOf(person && this.meets(visitorId, [key]) ? SAID : 0)
    return setOf(person?.standings[person.keys.indexOf(key)] ?? 0)
  }

  /** Lots are drawn for those alone who may be among the first. */
  #first(numbers: Int32Array, seed: string, most: number): string[] {
    const { coverage } = this.#tally
    const alike: number[] = []
    for (const number of numbers) alike[coverage[number]!] = (alike[coverage[number]!] ?? 0) + 1
    let least = alike.length - 1
    for (let told = 0; least > 0; least -= 1) {
      told += alike[least] ?? 0
      if (told >= most) break
    }
    return Array.from(numbers.filter((number) => coverage[number]! >= least))
      .map((number) => {
        const { visitorId } = this.#people[number]!
        return { visitorId, points: coverage[number]!, lot: drawnByLot(seed, visitorId) }
      })
      .sort((a, b) => b.points - a.points || a.lot - b.lot || (a.visitorId < b.visitorId ? -1 : 1))
      .slice(0, most)
      .map(({ visitorId }) => visitorId)
  }
}

const NOBODY = new Able()

function grown<T extends Int32Array | Uint8Array>(from: T, into: T): T {
  into.set(from)
  return into
}

/** What a search counts, by the number of each person. */
function tallyOf(room: number) {
  return {
    coverage: new Uint16Array(room),
    halves: new Uint8Array(room),
    /** The last thing asked for that was counted. */
    counted: new Uint8Array(room),
    /** Who has anything of it. */
    touched: new Int32Array(room),
  }
}

/** What a line counts, as `coverageOf` says. */
const key: SkillKey = 'ability:any'
const CLOSE = coverageOf([{ key, found: 'close', by: key, rung: 'declared' }])
const presentOn = rungs.map((rung) => coverageOf([{ key, found: 'present', rung }]))

function standingOf(standsOn: ReadonlySet<Rung>): Standing {
  return rungs.reduce((sum, rung, height) => (standsOn.has(rung) ? sum | (1 << height) : sum), 0)
}

/** Of a term of work: said, and no more. */
const SAID: Standing = 1 << rungs.indexOf('declared')

/** Most people name no department: they share one empty list. */
const NOWHERE: readonly TermKey[] = []
const bits = new Map<TermKey, number>(shortTermKeys.map((term, at) => [term, 1 << at]))

/** Of the short list; departments have none. */
function bitsOf(terms: readonly TermKey[]): number {
  return terms.reduce((sum, term) => sum | (bits.get(term) ?? 0), 0)
}

function isDepartment(term: TermKey): boolean {
  return !bits.has(term)
}

function meetsAll(person: Person, terms: number, departments: readonly TermKey[]): boolean {
  return (person.terms & terms) === terms && departments.every((one) => person.departments.includes(one))
}

/** The height of the strongest rung. */
function heightOf(standing: Standing): number {
  return 31 - Math.clz32(standing)
}

const sets: readonly ReadonlySet<Rung>[] = Array.from(
  { length: 1 << rungs.length },
  (_, standing) => new Set(rungs.filter((_rung, height) => standing & (1 << height))),
)

function setOf(standing: Standing): ReadonlySet<Rung> {
  return sets[standing]!
}

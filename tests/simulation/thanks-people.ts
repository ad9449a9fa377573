import * as calls from '../../domain/contract/thanks.ts'
import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import { readyThanks } from '../../domain/thanks/thanks.ts'
import {
  answerThanks,
  decideThanks,
  listThanks,
  readThanks,
  sayThanks,
  takeThanksBack,
} from '../../renderer/data/thanks-api.ts'
import { SIGNED_IN } from './board-people.ts'
import { whenDone } from './confirm.ts'
import { SESSION } from './contract-calls.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'

type Persons = readonly Person[]
type Access = Parameters<typeof readThanks>[1]

/** Begins every line of thanks in somebody's own words, each of which is another one. */
export const OWN_LINE = 'Merci pour la table du mardi, '

/** What the server said it has noted, and how often it was restored before. */
export interface NotedThanks {
  id: string
  now: 'told' | 'held' | 'kept' | 'dropped' | 'withdrawn'
  restores: number
}

/** Who thanks whom, what the thanked person makes of it, and the lines that hosts read. */
export class ThanksPeople {
  /** Lines that a host tried to pass on. */
  readonly passed = new Set<string>()
  /** Ids of thanks that somebody tried to keep, and to take back. */
  readonly kept = new Set<string>()
  readonly takenBack = new Set<string>()
  readonly noted: NotedThanks[] = []
  /** Lines that were told to somebody who may not read them. */
  readonly crossed: string[] = []
  /** How often somebody was told that thanks are said. */
  said = 0
  readonly #random: Random
  readonly #ledger: Ledger
  readonly #restores: () => number

  constructor(random: Random, ledger: Ledger, restores: () => number) {
    this.#random = random
    this.#ledger = ledger
    this.#restores = restores
  }

  /** Somebody opens what is said of thanks with their pictures, and thanks, answers, or takes something back. */
  read(device: Device, persons: Persons): void {
    const person = this.#random.pick(persons)
    const access = { session: person.visitorId } as Access
    const { data } = device
    whenDone(device, this.#ledger, `thanks of ${person.visitorId}`, readThanks(data, access), (told) => {
      if (!told.ok || device.data !== data || person.isErased) return
      const { toThank, received, said } = told.value
      const doing = this.#random.weighted({
        say: toThank.length > 0 ? 6 : 0,
        answer: received.length > 0 ? 5 : 0,
        takeBack: said.some(({ state }) => state === 'kept') ? 2 : said.length > 0 ? 0.4 : 0,
        nothing: 1,
      })
      if (doing === 'say') this.#say(device, access, this.#random.pick(inOrder(toThank, 'about')))
      if (doing === 'answer') this.#answer(device, access, this.#random.pick(inOrder(received, 'id')).id)
      if (doing === 'takeBack') this.#takeBack(device, access, this.#random.pick(inOrder(said, 'id')).id)
    })
  }

  #say(device: Device, access: Access, { about, competences }: calls.ToThank): void {
    const words = this.#random.chance(0.5)
      ? { ready: this.#random.pick(readyThanks) }
      : { line: `${OWN_LINE}${device.freshId()}` }
    const pointed = competences.length > 0 && this.#random.chance(0.95)
    const competence = pointed ? { competenceId: this.#random.pick(competences).id } : {}
    const body = { requestId: device.freshId(), about, ...words, ...competence }
    this.#insist(
      device,
      `thanks for ${about}`,
      () => sayThanks(device.data, access, body),
      () => {
        this.said++
      },
    )
  }

  #answer(device: Device, access: Access, id: string): void {
    const keep = this.#random.chance(0.9)
    if (keep) this.kept.add(id)
    this.#insist(
      device,
      `answer to ${id}`,
      () => answerThanks(device.data, access, id, keep),
      () => {
        this.#note(id, keep ? 'kept' : 'dropped')
      },
    )
  }

  #takeBack(device: Device, access: Access, id: string): void {
    this.takenBack.add(id)
    this.#insist(
      device,
      `${id} back`,
      () => takeThanksBack(device.data, access, id),
      () => {
        this.#note(id, 'withdrawn')
      },
    )
  }

  /** A host reads lines, passes them on or does not. */
  decide(device: Device): void {
    const { data } = device
    whenDone(device, this.#ledger, 'lines of thanks', listThanks(data, SIGNED_IN), (told) => {
      if (!told.ok || device.data !== data || told.value.thanks.length === 0) return
      const { id, line } = this.#random.pick(inOrder(told.value.thanks, 'id'))
      const pass = this.#random.chance(0.75)
      if (pass) this.passed.add(line)
      const said = () => decideThanks(data, SIGNED_IN, id, pass)
      this.#insist(device, `decision on ${id}`, said, () => this.#note(id, pass ? 'told' : 'held'))
    })
  }

  /** What was not heard is asked again, under the same id. */
  #insist(
    device: Device,
    what: string,
    ask: () => Promise<{ ok: true } | { ok: false; reason: unknown }>,
    done: () => void,
    triesLeft = 2,
  ): void {
    const { data } = device
    whenDone(device, this.#ledger, what, ask(), (reply) => {
      if (reply.ok) done()
      else if (reply.reason === 'unreachable' && triesLeft > 0 && device.data === data)
        this.#insist(device, what, ask, done, triesLeft - 1)
    })
  }

  #note(id: string, now: NotedThanks['now']): void {
    this.noted.push({ id, now, restores: this.#restores() })
  }

  /** A line is read by its author, by hosts, and by the other once a host passed it on. */
  noteReply({ path, method, headers }: WireRequest, { text }: ServerAnswer): void {
    if (path !== calls.readThanks.path || method !== 'GET') return
    const { received } = JSON.parse(text) as ReplyOf<typeof calls.readThanks>
    for (const { line, id } of received)
      if (line !== undefined && !this.passed.has(line))
        this.crossed.push(`${id} was told to ${headers[SESSION]} before a host read it`)
  }
}

/** Ids of the server are drawn by chance, and so is what is told at one moment. */
function inOrder<Key extends string, T extends Record<Key, string>>(all: readonly T[], by: Key): T[] {
  return [...all].sort((a, b) => (a[by] < b[by] ? -1 : 1))
}

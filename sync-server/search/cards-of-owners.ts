import type { Employer } from '../../domain/hiring/employer.ts'
import { isIdentified } from '../../domain/hiring/siren-standing.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { StoreReader } from '../store/store.ts'
import { eachChange } from './each-change.ts'

/**
 * Which employers are one: those whose cards have one SIREN, whoever saw it. Read once, then what changed since, so that a
 * search reads nobody's card.
 */
export class CardsOfOwners {
  #seq = 0
  #siren = new Map<string, string>()
  #cards = new Map<string, Set<string>>()

  /** This employer and every other that is the same one. To be asked inside the transaction that uses it. */
  async of(view: StoreReader, employerId: string): Promise<string[]> {
    const head = await view.head(SHARED_PARTITION)
    // A number that went back: another database than the one that was read.
    if (head < this.#seq) {
      this.#seq = 0
      this.#siren = new Map()
      this.#cards = new Map()
    }
    if (head > this.#seq) {
      await eachChange(view, 'employers', SHARED_PARTITION, this.#seq, ({ id, body }) =>
        this.#put(id, body === null ? undefined : (JSON.parse(body) as Employer)),
      )
      this.#seq = head
    }
    const siren = this.#siren.get(employerId)
    return siren === undefined ? [employerId] : [...this.#cards.get(siren)!]
  }

  #put(id: string, employer: Employer | undefined): void {
    const before = this.#siren.get(id)
    if (before !== undefined) this.#cards.get(before)!.delete(id)
    this.#siren.delete(id)
    if (!employer || !isIdentified(employer)) return
    const siren = employer.siren!
    this.#siren.set(id, siren)
    this.#cards.set(siren, (this.#cards.get(siren) ?? new Set()).add(id))
  }
}

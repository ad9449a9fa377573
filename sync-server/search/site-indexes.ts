import { allows, termsAllowed } from '../../domain/competences/consents.ts'
import { hiddenFrom } from '../../domain/competences/hidden-from.ts'
import { joinPages, type CompetenceProfile } from '../../domain/competences/profile.ts'
import { proofsOf, type Proofs } from '../../domain/competences/proofs.ts'
import { isFirstTerm, isTermKey } from '../../domain/competences/work-terms.ts'
import type { Day } from '../../domain/time.ts'
import { minorStop } from '../../domain/visits/minor-rule.ts'
import { minorityOf } from '../../domain/visits/minority.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { entriesOfPerson } from '../passes/minor-of-person.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { eachChange } from './each-change.ts'
import { ProfileIndex } from './profile-index.ts'

interface SiteIndex {
  index: ProfileIndex
  /** What is due on this day counts: titles that expired, and whose turn it is to be first. */
  day: Day
  seed: string
  /** Up to which number of the site the index has heard. */
  seq: number
  /** Entries of the directory that are part of another one's person. */
  mergedInto: Map<string, string>
  /** Entries of which an age was said. */
  aged: Set<string>
}

/**
 * One index a site, made when it is first asked for and once a day, and brought up to date at each question: who took
 * their consent back a moment ago is in none. A person is in it once, whichever of their entries wrote what.
 */
export class SiteIndexes {
  readonly #sites = new Map<string, SiteIndex>()
  readonly #lotsOf: ServerParts['lotsOf']

  /** `lotsOf`: by what it is drawn who is shown first, the same whichever server is asked. */
  constructor(lotsOf: ServerParts['lotsOf']) {
    this.#lotsOf = lotsOf
  }

  /** To be asked inside the transaction that uses it. */
  async of(view: StoreReader, siteId: string, day: Day): Promise<{ index: ProfileIndex; seed: string }> {
    const known = this.#sites.get(siteId)
    // A number that went back: another database than the one that was read.
    const head = await view.head(siteId)
    const site: SiteIndex =
      known?.day === day && known.seq <= head
        ? known
        : {
            index: new ProfileIndex(),
            day,
            seed: this.#lotsOf(siteId, day),
            seq: 0,
            mergedInto: new Map(),
            aged: new Set(),
          }
    this.#sites.set(siteId, site)
    const { index, mergedInto, aged } = site
    /** Of whom several entries may speak, or who may be under 18: looked at as one once all is read. */
    const several = new Set<string>()
    await eachChange(view, 'visitors', siteId, site.seq, ({ id, body }) => {
      const before = mergedInto.get(id)
      const entry = body === null ? undefined : (JSON.parse(body) as Visitor)
      const into = entry?.mergedInto
      const hadAge = aged.delete(id)
      if (entry?.minority) aged.add(id)
      if (hadAge || aged.has(id)) several.add(id)
      if (into === before) return
      if (into === undefined) mergedInto.delete(id)
      else mergedInto.set(id, into)
      for (const one of [id, before, into]) if (one !== undefined) several.add(one)
    })
    const mains = new Set(mergedInto.values())
    await eachChange(view, 'profiles', siteId, site.seq, ({ id, body }) => {
      if (mergedInto.has(id) || mains.has(id) || aged.has(id)) several.add(id)
      else put(index, id, body === null ? null : (JSON.parse(body) as CompetenceProfile), day)
    })
    for (const id of several) {
      const { mainId, ids } = await personOf(view, siteId, id)
      for (const other of ids) index.remove(other)
      const [first, ...others] = await recordsOfPerson(view, siteId, 'profiles', mainId)
      const minor = minorityOf(await entriesOfPerson(view, siteId, mainId), day)
      if (first && minorStop('search', minor) === null)
        put(index, mainId, others.reduce(joinPages, first), day)
    }
    site.seq = head
    return site
  }
}

function put(index: ProfileIndex, id: string, profile: CompetenceProfile | null, day: Day): void {
  if (!profile || !allows(profile, 'search')) return index.remove(id)
  const proofs = proofsOf(profile, day)
  index.put(id, withTermsAllowed(proofs, termsAllowed(profile)), hiddenFrom(profile))
}

function withTermsAllowed(proofs: Proofs, allowed: ReturnType<typeof termsAllowed>): Proofs {
  if (allowed === 'all') return proofs
  return new Map([...proofs].filter(([key]) => !isTermKey(key) || (allowed === 'first' && isFirstTerm(key))))
}

import { allows } from '../../domain/competences/consents.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { proofsOf } from '../../domain/competences/proofs.ts'
import type { Day } from '../../domain/time.ts'
import { freshId } from '../secrets.ts'
import type { StoreReader } from '../store/store.ts'
import { ProfileIndex } from './profile-index.ts'

/** Records read at once while an index is made. */
const AT_ONCE = 2000

interface SiteIndex {
  index: ProfileIndex
  /** What is due on this day counts: titles that expired, and whose turn it is to be first. */
  day: Day
  seed: string
  /** Up to which number of the site the index has heard. */
  seq: number
}

/**
 * One index a site, made when it is first asked for and once a day, and brought up to date at each question: who took
 * their consent back a moment ago is in none.
 */
export class SiteIndexes {
  readonly #sites = new Map<string, SiteIndex>()

  /** To be asked inside the transaction that uses it. */
  async of(view: StoreReader, siteId: string, day: Day): Promise<{ index: ProfileIndex; seed: string }> {
    const known = this.#sites.get(siteId)
    // A number that went back: another database than the one that was read.
    const head = await view.head(siteId)
    const site =
      known?.day === day && known.seq <= head
        ? known
        : { index: new ProfileIndex(), day, seed: freshId(), seq: 0 }
    this.#sites.set(siteId, site)
    for (;;) {
      const changes = await view.changes('profiles', siteId, site.seq, AT_ONCE)
      for (const { id, body, seq } of changes) {
        const profile = body === null ? null : (JSON.parse(body) as CompetenceProfile)
        if (profile && allows(profile, 'search')) site.index.put(id, proofsOf(profile, day))
        else site.index.remove(id)
        site.seq = seq
      }
      if (changes.length < AT_ONCE) break
    }
    return site
  }
}

import type { Pass } from '../../domain/visits/pass-token.ts'
import { Keyring } from '../../sync-server/sites/keyring.ts'
import type { Store } from '../../sync-server/store/store.ts'

/** What keyrings of one site were asked for in a story; a restore changes none of it. */
export class Foreseen {
  readonly opened = new Map<string, string | null>()
  readonly signed = new Map<string, string>()
}

/**
 * The keyring that ships. Other threads open and sign for it, in a time that is not the story's, while the server goes
 * on with something else: so both are done beforehand, and a seed tells one story however fast they are.
 */
export class ForeseenKeyring extends Keyring {
  readonly #foreseen: Foreseen

  constructor(store: Store, foreseen: Foreseen) {
    super(store)
    this.#foreseen = foreseen
  }

  /** Somebody may send this. An empty text only has the keys read. */
  async foreseeOpening(siteId: string, sealed: string): Promise<void> {
    this.#foreseen.opened.set(sealed, await super.open(siteId, sealed))
  }

  /** Somebody may show this card. */
  async foreseeSigning(siteId: string, pass: Pass): Promise<void> {
    this.#foreseen.signed.set(nameOf(pass), await super.signPass(siteId, pass))
  }

  override async open(siteId: string, sealed: string): Promise<string | null> {
    const known = this.#foreseen.opened.get(sealed)
    return known === undefined ? super.open(siteId, sealed) : known
  }

  override async signPass(siteId: string, pass: Pass): Promise<string> {
    return this.#foreseen.signed.get(nameOf(pass)) ?? super.signPass(siteId, pass)
  }
}

const nameOf = ({ passId, visitorId }: Pass) => `${passId} ${visitorId}`

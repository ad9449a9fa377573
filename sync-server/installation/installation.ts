import { refuse, type Result, ok } from '../../domain/result.ts'
import { HOUR, type Instant } from '../../domain/time.ts'
import { seedDemo, type Demo } from '../demo/seed-demo.ts'
import { createEnrolmentCode, type EnrolmentCode } from '../devices/enrolment.ts'
import { freshToken, hashToken, readable, sameText } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { createSiteFor, type FirstPerson, type NewSite } from '../sites/create-site.ts'
import type { StoreReader } from '../store/store.ts'
import { openedWith, sealedFor } from './sealed-for.ts'

/** Where the pages of a first installation are. */
export const INSTALLATION_PATH = '/installation'

/** Long enough to type everything, and to walk to the kiosk afterwards. */
const SESSION_LASTS = HOUR
const screens = ['kiosk', 'host'] as const
export type Screen = (typeof screens)[number]

/** How far one of the first screens is. */
export interface ScreenState {
  code: string
  isLinked: boolean
}

/** `closed`: the server has a site or an account already, and nobody makes its first again. */
export type InstallationRefusal = 'closed' | 'login-taken'

/** What was made, for the page that follows. */
export interface Installed {
  siteId: string
  siteName: string
  login: string
  /** Of a demo: its accounts, whose secrets are told here alone. */
  demo?: Demo
}

/** What is remembered of it: by whom it was begun, and what was made, which they alone can read. */
interface Begun {
  tokenHash: string
  endsAt: Instant
  sealed?: string
}

interface Made {
  installed: Installed
  codes: Partial<Record<Screen, EnrolmentCode>>
}

const MEMO = 'installation'

/**
 * The first installation of a server on which nobody has an account: whoever has its code makes the site, its first
 * account and links its first screens from a page. The code is told where the server is started, and in a file that
 * its owner alone reads. It is asked for even on the machine itself: behind a proxy everybody seems to be there, others
 * may have accounts on it, and a page of somebody else’s may have its browser call this address. It is worth nothing
 * once there is an account, for ever: only the session that made it goes on, for an hour, to link the first screens. Of
 * several servers all have the same code, and any of them answers the session that another began.
 */
export class Installation {
  readonly code: string
  readonly #parts: ServerParts
  readonly #whenOver: () => void
  #seeding: Promise<unknown> | null = null

  private constructor(parts: ServerParts, whenOver: () => void) {
    this.#parts = parts
    const { peers } = parts.store
    this.code = peers.areMany ? parts.installationCode : `${readable(5)}-${readable(5)}`
    this.#whenOver = whenOver
    peers.onWord(({ is }) => {
      if (is === 'installed') whenOver()
    })
  }

  /** `null`: the server is installed already. `whenOver`: the code is worth nothing any more. */
  static async open(
    parts: ServerParts,
    whenOver: () => void = () => undefined,
  ): Promise<Installation | null> {
    return (await parts.store.read(isInstalled)) ? null : new Installation(parts, whenOver)
  }

  /** Whether there is still something to install. */
  async isOpen(): Promise<boolean> {
    return !(await this.#parts.store.read(isInstalled))
  }

  /** A session for whoever has the code, in the place of the one before; `null`: another code, or it is over. */
  async begin(typed: string): Promise<string | null> {
    const told = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
    const isRight = sameText(hashToken(told), hashToken(this.code.replace('-', '')))
    if (!isRight || !(await this.isOpen())) return null
    const token = freshToken()
    const endsAt = this.#parts.clock.now() + SESSION_LASTS
    await this.#remember({ tokenHash: hashToken(token), endsAt })
    return token
  }

  async holds(token: string | undefined): Promise<boolean> {
    return token !== undefined && (await this.#begunBy(token)) !== null
  }

  /** What this session made; `null`: nothing yet, or it is no session. */
  async installedBy(token: string): Promise<Installed | null> {
    return (await this.#madeBy(token))?.installed ?? null
  }

  /** What a form of this session carries, so that no page of somebody else’s can send one. */
  formMark(token: string): string {
    return hashToken(`form ${token}`)
  }

  /** The site and the account of whoever administers the server: both or none. */
  async install(
    token: string,
    site: NewSite,
    person: Omit<FirstPerson, 'siteRole'>,
  ): Promise<Result<Installed, InstallationRefusal>> {
    const first = { ...person, siteRole: 'administrator' } as const
    const made = await createSiteFor(this.#parts, site, first, async (view) =>
      (await isInstalled(view)) ? 'closed' : null,
    )
    if (!made.ok) return refuse(made.reason === 'login-taken' ? made.reason : 'closed')
    return ok(await this.#over(token, { ...made.value, siteName: site.name }))
  }

  /** The demo site with its people instead, as a first start furnishes it. */
  async installDemo(token: string): Promise<Result<Installed, 'closed'>> {
    if (this.#seeding) return refuse('closed')
    const seeding = this.#parts.store.peers.inTurn(async () =>
      (await this.isOpen()) ? seedDemo(this.#parts, 'day') : null,
    )
    this.#seeding = seeding
    try {
      const demo = await seeding
      if (demo === null) return refuse('closed')
      const site = await this.#parts.store.read((view) => view.record('sites', demo.siteId, demo.siteId))
      const { siteId } = demo
      return ok(await this.#over(token, { siteId, siteName: site?.name ?? '', login: demo.host.login, demo }))
    } finally {
      this.#seeding = null
    }
  }

  /** How far the first kiosk and the first host desk are, for the session that made them; a code that ran out is another. */
  async screens(token: string): Promise<Record<Screen, ScreenState>> {
    const { siteId } = (await this.#madeBy(token))!.installed
    const linked = await this.#parts.store.read((view) =>
      view.all(
        view.tables
          .selectFrom('devices')
          .select('role')
          .distinct()
          .where('siteId', '=', siteId)
          .where('revokedAt', 'is', null),
      ),
    )
    const roles = new Set(linked.map(({ role }) => role))
    const states = {} as Record<Screen, ScreenState>
    for (const role of screens) {
      const isLinked = roles.has(role)
      states[role] = { isLinked, code: isLinked ? '' : await this.#codeFor(token, role) }
    }
    return states
  }

  /** One at a time: of two codes only the later would be worth anything. */
  async #codeFor(token: string, role: Screen): Promise<string> {
    const known = await this.#codeKnown(token, role)
    if (known !== null) return known
    return this.#parts.store.peers.inTurn(async () => {
      const meanwhile = await this.#codeKnown(token, role)
      if (meanwhile !== null) return meanwhile
      const { installed, codes } = (await this.#madeBy(token))!
      const made = await createEnrolmentCode(this.#parts, { siteId: installed.siteId, role })
      await this.#seal(token, { installed, codes: { ...codes, [role]: made } })
      return made.code
    })
  }

  async #codeKnown(token: string, role: Screen): Promise<string | null> {
    const known = (await this.#madeBy(token))?.codes[role]
    return known && known.expiresAt > this.#parts.clock.now() ? known.code : null
  }

  async #over(token: string, installed: Installed): Promise<Installed> {
    await this.#seal(token, { installed, codes: {} })
    this.#whenOver()
    this.#parts.store.peers.tell({ is: 'installed' })
    return installed
  }

  async #begunBy(token: string): Promise<Begun | null> {
    const text = await this.#parts.store.peers.memo(MEMO, (known) => [known, known])
    if (text === undefined) return null
    const begun = JSON.parse(text) as Begun
    const now = this.#parts.clock.now()
    // A session that lasts longer was begun by a clock that was wrong.
    const lasts = now < begun.endsAt && begun.endsAt <= now + SESSION_LASTS
    return lasts && sameText(hashToken(token), begun.tokenHash) ? begun : null
  }

  async #madeBy(token: string): Promise<Made | null> {
    const begun = await this.#begunBy(token)
    return begun?.sealed === undefined ? null : openedWith<Made>(token, begun.sealed)
  }

  async #seal(token: string, made: Made): Promise<void> {
    const begun = await this.#begunBy(token)
    if (begun) await this.#remember({ ...begun, sealed: sealedFor(token, made) })
  }

  async #remember(begun: Begun): Promise<void> {
    await this.#parts.store.peers.memo(MEMO, () => [JSON.stringify(begun), undefined])
  }
}

/** Whether there is a site, or an account that is or was. */
async function isInstalled(view: StoreReader): Promise<boolean> {
  const accounts = await view.all(view.tables.selectFrom('accounts').select('accountId').limit(1))
  return accounts.length > 0 || (await view.records('sites')).length > 0
}

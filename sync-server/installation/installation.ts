import { refuse, type Result, ok } from '../../domain/result.ts'
import { HOUR, type Instant } from '../../domain/time.ts'
import { seedDemo, type Demo } from '../demo/seed-demo.ts'
import { createEnrolmentCode, type EnrolmentCode } from '../devices/enrolment.ts'
import { freshToken, hashToken, readable, sameText } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { createSiteFor, type FirstPerson, type NewSite } from '../sites/create-site.ts'
import type { StoreReader } from '../store/store.ts'

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

/**
 * The first installation of a server on which nobody has an account: whoever has its code makes the site, its first
 * account and links its first screens from a page. The code is told where the server is started, and in a file that
 * its owner alone reads. It is asked for even on the machine itself: behind a proxy everybody seems to be there, others
 * may have accounts on it, and a page of somebody else’s may have its browser call this address. It is worth nothing
 * once there is an account, for ever: only the session that made it goes on, for an hour, to link the first screens.
 */
export class Installation {
  readonly code = `${readable(5)}-${readable(5)}`
  readonly #parts: ServerParts
  readonly #whenOver: () => void
  #session: { tokenHash: string; endsAt: Instant } | null = null
  #installed: Installed | null = null
  readonly #codes = new Map<Screen, EnrolmentCode>()
  #seeding: Promise<unknown> | null = null

  private constructor(parts: ServerParts, whenOver: () => void) {
    this.#parts = parts
    this.#whenOver = whenOver
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
    return this.#installed === null && !(await this.#parts.store.read(isInstalled))
  }

  get installed(): Installed | null {
    return this.#installed
  }

  /** A session for whoever has the code, in the place of the one before; `null`: another code, or it is over. */
  async begin(typed: string): Promise<string | null> {
    const told = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
    const isRight = sameText(hashToken(told), hashToken(this.code.replace('-', '')))
    if (!isRight || !(await this.isOpen())) return null
    const token = freshToken()
    this.#session = { tokenHash: hashToken(token), endsAt: this.#parts.clock.now() + SESSION_LASTS }
    return token
  }

  holds(token: string | undefined): boolean {
    if (token === undefined || this.#session === null) return false
    const now = this.#parts.clock.now()
    const { tokenHash, endsAt } = this.#session
    // A session that lasts longer was begun by a clock that was wrong.
    return now < endsAt && endsAt <= now + SESSION_LASTS && sameText(hashToken(token), tokenHash)
  }

  /** What a form of this session carries, so that no page of somebody else’s can send one. */
  formMark(token: string): string {
    return hashToken(`form ${token}`)
  }

  /** The site and the account of whoever administers the server: both or none. */
  async install(
    site: NewSite,
    person: Omit<FirstPerson, 'siteRole'>,
  ): Promise<Result<Installed, InstallationRefusal>> {
    const first = { ...person, siteRole: 'administrator' } as const
    const made = await createSiteFor(this.#parts, site, first, async (view) =>
      (await isInstalled(view)) ? 'closed' : null,
    )
    if (!made.ok) return refuse(made.reason === 'login-taken' ? made.reason : 'closed')
    return ok(this.#over({ ...made.value, siteName: site.name }))
  }

  /** The demo site with its people instead, as a first start furnishes it. */
  async installDemo(): Promise<Result<Installed, 'closed'>> {
    if (this.#seeding || !(await this.isOpen())) return refuse('closed')
    const seeding = seedDemo(this.#parts, 'day')
    this.#seeding = seeding
    try {
      const demo = await seeding
      const site = await this.#parts.store.read((view) => view.record('sites', demo.siteId, demo.siteId))
      const { siteId } = demo
      return ok(this.#over({ siteId, siteName: site?.name ?? '', login: demo.host.login, demo }))
    } finally {
      this.#seeding = null
    }
  }

  /** How far the first kiosk and the first host desk are; a code that ran out is another one by then. */
  async screens(): Promise<Record<Screen, ScreenState>> {
    const { siteId } = this.#installed!
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
    const [kiosk, host] = await Promise.all(
      screens.map(async (role) => {
        const isLinked = roles.has(role)
        return { isLinked, code: isLinked ? '' : await this.#codeFor(role, siteId) }
      }),
    )
    return { kiosk: kiosk!, host: host! }
  }

  async #codeFor(role: Screen, siteId: string): Promise<string> {
    const known = this.#codes.get(role)
    if (known && known.expiresAt > this.#parts.clock.now()) return known.code
    const made = await createEnrolmentCode(this.#parts, { siteId, role })
    this.#codes.set(role, made)
    return made.code
  }

  #over(installed: Installed): Installed {
    this.#installed = installed
    this.#whenOver()
    return installed
  }
}

/** Whether there is a site, or an account that is or was. */
async function isInstalled(view: StoreReader): Promise<boolean> {
  const accounts = await view.all(view.tables.selectFrom('accounts').select('accountId').limit(1))
  return accounts.length > 0 || (await view.records('sites')).length > 0
}

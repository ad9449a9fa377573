import { networkInterfaces } from 'node:os'
import express, { type Request, type Response, type Router } from 'express'
import { takeTry, tryLimits } from '../accounts/attempts.ts'
import { firstValues, readInstallationForm, type Typed } from '../installation/installation-form.ts'
import { INSTALLATION_PATH, type Installation } from '../installation/installation.ts'
import {
  followScript,
  InstallationPages,
  SCREENS_PATH,
  SCRIPT_PATH,
  stateOf,
  STATE_PATH,
} from '../installation/write-installation.ts'
import { PARIS } from '../../domain/time.ts'
import { sameText } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressOf } from './guards.ts'
import { RequestError } from './request-error.ts'
import { languageOf, sendPage } from './send-page.ts'

const COOKIE = 'pepiniere-installation'
const FORM_BYTES = 20_000
const readForm = express.urlencoded({ extended: false, limit: FORM_BYTES, parameterLimit: 100 })

/**
 * The pages on which a server without a site is installed. `installation`: absent once it has one: then they say so.
 * `listensTo`: the address that the server listens on.
 */
export function addInstallationPages(
  router: Router,
  parts: ServerParts,
  installation: Installation | null,
  listensTo: string,
): void {
  if (installation === null) {
    router.get(INSTALLATION_PATH, (request, response) =>
      sendPage(response.status(404), pagesFor(request).closed()),
    )
    return
  }
  const session = async (request: Request) => {
    const token = cookieIn(request)
    return (await installation.holds(token)) ? token : undefined
  }
  /** Who made the site in this session, and what. */
  const owner = async (request: Request) => {
    const token = await session(request)
    const installed = token === undefined ? null : await installation.installedBy(token)
    return token === undefined || installed === null ? null : { token, installed }
  }

  /** Whoever shows the code is let in; a wrong one costs a try. `null`: it was answered. */
  async function enter(code: string, request: Request, response: Response): Promise<void> {
    const attempt = await takeTry(parts, [tryLimits.installation(addressOf(request))])
    if (!attempt.allowed) throw new RequestError('too-many-requests', { retryAfter: attempt.retryAfter })
    const token = await installation!.begin(code)
    if (token === null) return sendPage(response.status(403), pagesFor(request).code(true))
    await attempt.succeeded()
    response.cookie(COOKIE, token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: request.secure,
      path: INSTALLATION_PATH,
    })
    response.redirect(303, to(request, INSTALLATION_PATH))
  }

  /** What this session sent from a page of ours; otherwise it was answered. */
  async function ownForm(
    request: Request,
    response: Response,
  ): Promise<{ token: string; typed: Typed } | null> {
    const token = await session(request)
    const typed = typedIn(request)
    if (token !== undefined && sameText(typed['mark'] ?? '', installation!.formMark(token)))
      return { token, typed }
    sendPage(response.status(403), pagesFor(request).code(false))
    return null
  }

  router
    .route(INSTALLATION_PATH)
    .get(async (request, response) => {
      const pages = pagesFor(request)
      if (!(await installation.isOpen())) {
        if (await owner(request)) return response.redirect(303, to(request, SCREENS_PATH))
        return sendPage(response.status(404), pages.closed())
      }
      const token = await session(request)
      const { code } = request.query
      if (token === undefined && typeof code === 'string') return enter(code, request, response)
      if (token === undefined) return sendPage(response, pages.code(false))
      sendPage(response, pages.form(installation.formMark(token), firstValues(zoneOfMachine()), {}))
    })
    .post(readForm, async (request, response) => {
      const own = await ownForm(request, response)
      if (own === null) return
      const { token, typed } = own
      const read = readInstallationForm(typed)
      const made = read.ok ? await installation.install(token, read.value.site, read.value.person) : read
      if (made.ok) return response.redirect(303, to(request, SCREENS_PATH))
      if ('reason' in made && made.reason === 'closed')
        return response.redirect(303, to(request, INSTALLATION_PATH))
      const faults = 'faults' in made ? made.faults : ({ login: 'login-taken' } as const)
      sendPage(response.status(422), pagesFor(request).form(typed['mark']!, typed, faults))
    })

  router.post(`${INSTALLATION_PATH}/code`, readForm, (request, response) =>
    enter(typedIn(request)['code'] ?? '', request, response),
  )

  router.post(`${INSTALLATION_PATH}/exemple`, readForm, async (request, response) => {
    const own = await ownForm(request, response)
    if (own === null) return
    await installation.installDemo(own.token)
    response.redirect(303, to(request, INSTALLATION_PATH))
  })

  router.get(SCREENS_PATH, async (request, response) => {
    const own = await owner(request)
    if (own === null) return response.redirect(303, to(request, INSTALLATION_PATH))
    const base = `${request.protocol}://${request.get('host') ?? ''}`
    const network = addressForOthers(listensTo, base)
    const states = await installation.screens(own.token)
    sendPage(response, pagesFor(request).screens(own.installed, states, { base, network }))
  })

  router.get(STATE_PATH, async (request, response) => {
    const own = await owner(request)
    if (own === null) throw new RequestError('not-found')
    response.setHeader('cache-control', 'no-store')
    response.type('json').send(stateOf(await installation.screens(own.token)))
  })
  router.get(SCRIPT_PATH, (_request, response) => void response.type('js').send(followScript))

  // Whoever opens the bare address of a server without a site is shown where it is installed.
  router.get('/', async (_request, response, next) => {
    if (await installation.isOpen()) response.redirect(INSTALLATION_PATH)
    else next()
  })
}

function pagesFor(request: Request): InstallationPages {
  return new InstallationPages(languageOf(request) === 'en' ? 'en' : 'fr')
}

function to(request: Request, path: string): string {
  return languageOf(request) === 'en' ? `${path}?langue=en` : path
}

function typedIn(request: Request): Typed {
  const body = (request.body ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function cookieIn(request: Request): string | undefined {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1]
}

/** Nobody lives in UTC: a machine that shows it was never told where it stands. */
function zoneOfMachine(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZone.includes('/') && !timeZone.startsWith('Etc/') ? timeZone : PARIS
}

/** Where other machines reach this server; `null`: nowhere. */
function addressForOthers(listensTo: string, base: string): string | null {
  const { hostname, protocol, port } = new URL(base)
  const isOwn = (host: string) => ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host)
  if (!isOwn(hostname)) return base
  if (isOwn(listensTo)) return null
  const known = Object.values(networkInterfaces())
    .flat()
    .find((face) => face?.family === 'IPv4' && !face.internal)
  return known ? `${protocol}//${known.address}${port ? `:${port}` : ''}` : null
}

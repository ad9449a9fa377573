import express, { type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import type { WhenAssisted } from '../../domain/assistance/assistance.ts'
import type { CompanyRole } from '../../domain/hiring/company-role.ts'
import {
  DAMAGED_HEADER,
  limits,
  OLDEST_PROTOCOL,
  PROTOCOL,
  PROTOCOL_HEADER,
  SESSION_HEADER,
  TOLD_HEADER,
  WAITING_HEADER,
} from '../../domain/sync/protocol.ts'
import { mayAtSite, type SiteRight } from '../../domain/sites/site-role.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import { SECOND } from '../../domain/time.ts'
import { companyRoleOf } from '../accounts/company-people.ts'
import { siteRoleAt } from '../accounts/site-people.ts'
import { subjectOf, type SignInKind } from '../accounts/sign-in-sessions.ts'
import { assistanceOf, isNoted, noteAssisted } from '../assistance/assistances.ts'
import type { Clock } from '../clock.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import { deviceScope } from '../devices/device-scope.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { RequestError } from './request-error.ts'
import { keepAsking, permit } from './standing-rights.ts'
import type { PaceKeeper } from './keep-pace.ts'

/** A device of a protocol that this server does not speak is told so; what it has to send stays with it. */
export const requireProtocol: RequestHandler = (request, _response, next) => {
  const text = request.get(PROTOCOL_HEADER) ?? ''
  const protocol = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0
  if (protocol < OLDEST_PROTOCOL || protocol > PROTOCOL) throw new RequestError('protocol-too-old')
  next()
}

/**
 * While the hour of a start is in doubt nothing is taken in: it would carry a wrong date for good. Devices keep
 * what they write and ask again, as when the server is away.
 */
export function requireKnownHour(clock: Clock): RequestHandler {
  return (_request, _response, next) => {
    const wait = clock.inDoubtFor?.() ?? 0
    if (wait > 0) throw new RequestError('clock-in-doubt', { retryAfter: Math.ceil(wait / SECOND) })
    next()
  }
}

/** Only a device with a token that is worth something passes, at its pace. */
export function requireDevice(
  register: DeviceRegister,
  devicePace: PaceKeeper,
  strangerPace: PaceKeeper,
): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.get('authorization') ?? '')?.[1]
    const scope = token === undefined ? null : await register.scopeOf(token)
    if (scope === null) {
      await limitRate(strangerPace, addressOf(request))
      throw new RequestError('unknown-device')
    }
    await limitRate(devicePace, scope.deviceId)
    register.heardOf(scope.deviceId, waitingOf(request))
    await register.heardOut(scope.deviceId, request.get(TOLD_HEADER))
    await register.heardOfDamage(scope.deviceId, damagedAtIn(request.get(DAMAGED_HEADER)))
    response.locals['scope'] = scope
    keepAsking(response, async (view) => {
      if ((await deviceScope(view, scope)) === null) throw new RequestError('unknown-device')
    })
    next()
  }
}

/** To a device of another role the address does not exist. */
export function requireRole(...roles: DeviceRole[]): RequestHandler {
  return (_request, response, next) => {
    if (!roles.includes(scopeOf(response).role)) throw new RequestError('not-found')
    next()
  }
}

/** Somebody is signed in at this device. */
export function requireSignIn(parts: ServerParts, kind: SignInKind): RequestHandler {
  return async (request, response, next) => {
    const session = request.get(SESSION_HEADER) ?? ''
    const { deviceId } = scopeOf(response)
    const subjectNow = (view: StoreReader) => subjectOf(view, deviceId, kind, session, parts.clock.now())
    const subject = await parts.store.read(subjectNow)
    if (subject === null) throw new RequestError('sign-in-needed')
    response.locals['subject'] = subject
    keepAsking(response, async (view) => {
      if ((await subjectNow(view)) !== subject) throw new RequestError('sign-in-needed')
    })
    next()
  }
}

/** Whoever is signed in may do this for their employer; to the others the address does not exist. */
export function requireCompanyRole(parts: ServerParts, roles: readonly CompanyRole[]): RequestHandler {
  return async (_request, response, next) => {
    const { employerId = '' } = scopeOf(response)
    await permit(parts, response, async (view) => {
      const role = await companyRoleOf(view, { accountId: subjectIn(response), employerId })
      if (role === null || !roles.includes(role)) throw new RequestError('not-found')
    })
    next()
  }
}

/** Whoever is signed in may do this at the site; to the others the address does not exist. */
export function requireSiteRight(parts: ServerParts, right: SiteRight): RequestHandler {
  return async (_request, response, next) => {
    const { siteId } = scopeOf(response)
    await permit(parts, response, async (view) => {
      const role = await siteRoleAt(view, siteId, subjectIn(response))
      if (role === null || !mayAtSite(role, right)) throw new RequestError('not-found')
    })
    next()
  }
}

/** A desk at which somebody reads counts alone has no part in what happens with cards. */
export function requireMoreThanCounts(parts: ServerParts): RequestHandler {
  return async (_request, response, next) => {
    const { deviceId } = scopeOf(response)
    await permit(parts, response, async (view) => {
      if ((await deviceScope(view, { deviceId }))?.countsOnly) throw new RequestError('not-found')
    })
    next()
  }
}

/**
 * Of a call of a visitor whom a host helps at this kiosk: what is their own act waits until the help is over, and what
 * else they read or ask for is noted with it. The server knows the help itself, whatever the kiosk says.
 */
export function requireOwnHand(parts: ServerParts, whenAssisted: WhenAssisted): RequestHandler {
  const { store, clock } = parts
  return async (_request, response, next) => {
    const scope = scopeOf(response)
    const subject = subjectIn(response)
    const helpNow = (view: StoreReader) => assistanceOf(view, scope, subject, clock.now())
    if (whenAssisted === 'own-act') {
      await permit(parts, response, async (view) => {
        if (await helpNow(view)) throw new RequestError('own-act')
      })
      return next()
    }
    const help = await store.read(async (view) => {
      const open = await helpNow(view)
      return open && !(await isNoted(view, open, whenAssisted)) ? open : null
    })
    if (help) {
      const now = clock.now()
      await store.transaction((tx) => noteAssisted(tx, help, { act: whenAssisted, about: '', at: now }, now))
    }
    next()
  }
}

/** Reads a JSON body within the limits; anything else is refused before it is read. */
export const readJson: RequestHandler[] = [
  (request, _response, next) => {
    if (!request.is('application/json')) throw new RequestError('invalid-request')
    next()
  },
  express.json({ limit: limits.bodyBytes, strict: true }),
]

/** The body in the form this address asks for. */
export function bodyAs<Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> {
  const read = schema.safeParse(request.body)
  if (!read.success) throw new RequestError('invalid-request')
  return read.data
}

export function scopeOf(response: Response): Scope {
  return response.locals['scope'] as Scope
}

/** Whose session it is: an account, or the holder of a pass. */
export function subjectIn(response: Response): string {
  return response.locals['subject'] as string
}

/** Whose request it is on the network: behind the proxies that the server trusts, whom these speak for. */
export function addressOf(request: Request): string {
  return request.ip ?? ''
}

/** An instant as a device wrote it; anything else says nothing. */
function damagedAtIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

export async function limitRate(pace: PaceKeeper, key: string): Promise<void> {
  const wait = await pace.take(key)
  if (wait > 0) throw new RequestError('too-many-requests', { retryAfter: wait })
}

function waitingOf(request: Request): number | undefined {
  const waiting = Number(request.get(WAITING_HEADER) ?? NaN)
  return Number.isInteger(waiting) && waiting >= 0 ? Math.min(waiting, 1_000_000) : undefined
}

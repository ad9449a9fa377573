import type { Response, Router } from 'express'
import { z } from 'zod'
import type { CardChanges } from '../../domain/kit/change-challenge.ts'
import { changeKit, type KitChange } from '../kit/change-kit.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { bodyAs, idIn, readJson, requireRole, requireSession, scopeOf } from './guards.ts'
import { RequestError } from './request-error.ts'
import { line, lines, neededLines } from './words.ts'

const localized = (most: number) => {
  const text = neededLines(most)
  return z.strictObject({ fr: text, 'fr-x-falc': text, en: text })
}
const short = line(400)
const listOf = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.strictObject(shape)).max(40)
/** The form of the record is checked whole before it is kept; here only what may be named. */
const cardBody = z.strictObject({
  title: localized(90).optional(),
  promise: localized(200).optional(),
  whatYouDo: localized(500).optional(),
  whatToBring: localized(300).optional(),
  room: neededLines(300).optional(),
  minutes: z.int().min(45).max(10_000).optional(),
  seats: z
    .strictObject({ min: z.int().min(1).max(30), max: z.int().min(1).max(30) })
    .refine(({ min, max }) => min <= max)
    .optional(),
  materials: listOf({ name: short, quantity: z.int(), from: short }).optional(),
  steps: listOf({ phase: short, name: short, minutes: z.int(), what: neededLines(900) }).optional(),
  criteria: listOf({
    id: short,
    ability: short,
    text: short,
    plain: localized(160),
    notApplicableWhen: short,
  }).optional(),
})
const stepBody = z.union([
  z.strictObject({ step: z.enum(['fork', 'revise', 'submit', 'publish', 'retire']) }),
  z.strictObject({ step: z.literal('return'), because: lines(600) }),
])

/** Cards adapted by a site: forked, edited, read again by somebody, published, retired. */
export function addKitRoutes(router: Router, parts: ServerParts): void {
  const host = [requireRole('host'), requireSession(parts, 'account'), ...readJson]

  async function answer(response: Response, id: string, change: KitChange): Promise<void> {
    const changed = await changeKit(parts, scopeOf(response).siteId, id, change)
    if (changed.ok) response.json(changed.value)
    else if (changed.reason === 'unknown') throw new RequestError('not-found')
    else throw new RequestError('not-possible', { reasons: [changed.reason] })
  }

  address(router, '/host/challenges/:id', {
    patch: [
      ...host,
      (request, response) => {
        const changes = bodyAs(cardBody, request) as CardChanges
        return answer(response, idIn(request), { step: 'edit', changes })
      },
    ],
    post: [
      ...host,
      (request, response) => answer(response, idIn(request), bodyAs(stepBody, request) as KitChange),
    ],
  })
}

import type { Request, Response, Router } from 'express'
import {
  EMPLOYER_PATH,
  publicFigures,
  writeEmployerPage,
  writeLabelPicture,
  writeUnknownEmployer,
  type PublicEmployer,
} from '../employer-page/write-employer-page.ts'
import { sanitizeLine } from '../../domain/text/sanitize-text.ts'
import { employerOf } from '../employers/employers.ts'
import { signedProof } from '../reciprok/proofs.ts'
import type { ServerParts } from '../server-parts.ts'
import { openToAll } from './open-to-all.ts'
import { languageOf, sendPage } from './send-page.ts'
import type { PaceKeeper } from './keep-pace.ts'

/** Published on Mondays: a copy of an hour is as good. */
const CACHED = 'public, max-age=3600'

/**
 * What anybody may know of how an employer answers: a page, a picture for other pages, figures, and the proof from
 * which the score is counted again. No account, no names of people.
 */
export function addEmployerPage(router: Router, parts: ServerParts, pace: PaceKeeper): void {
  router.use(EMPLOYER_PATH, openToAll(pace))
  router.get(`${EMPLOYER_PATH}/:id`, async (request, response) => {
    const employer = await known(parts, request, response)
    if (employer) sendPage(response, writeEmployerPage(languageOf(request), employer))
  })
  router.get(`${EMPLOYER_PATH}/:id/label.svg`, async (request, response) => {
    const employer = await known(parts, request, response)
    if (!employer) return
    response.setHeader('cache-control', CACHED)
    response.type('image/svg+xml').send(writeLabelPicture(employer))
  })
  router.get(`${EMPLOYER_PATH}/:id/chiffres.json`, async (request, response) => {
    const employer = await known(parts, request, response)
    if (!employer) return
    response.setHeader('cache-control', CACHED)
    response.json(publicFigures(employer))
  })
  router.get(`${EMPLOYER_PATH}/:id/preuve.json`, async (request, response) => {
    const proof = await signedProof(parts, request.params.id)
    if (proof === null) return sendUnknown(request, response)
    response.setHeader('cache-control', CACHED)
    response
      .attachment('preuve-reciprok.json')
      .type('json')
      .send(JSON.stringify(proof, null, 2))
  })
}

async function known(
  { store }: ServerParts,
  request: Request<{ id: string }>,
  response: Response,
): Promise<PublicEmployer | null> {
  const employer = await store.read((view) => employerOf(view, request.params.id))
  if (!employer) {
    sendUnknown(request, response)
    return null
  }
  // A card of before names were cleaned may still turn the text around.
  return { ...employer, name: sanitizeLine(employer.name) }
}

function sendUnknown(request: Request, response: Response): void {
  sendPage(response.status(404), writeUnknownEmployer(languageOf(request)))
}

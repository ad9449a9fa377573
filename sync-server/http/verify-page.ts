import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express'
import { withoutLink } from '../../domain/attestations/attestation-link.ts'
import { looksLikeAttestation } from '../../domain/attestations/attestation-token.ts'
import { LARGEST_CREDENTIAL } from '../../domain/credentials/credential-text.ts'
import { verifyPrintedCode } from '../../domain/credentials/printed-code.ts'
import type { Verdict } from '../../domain/credentials/verdict.ts'
import { ownVerifier } from '../credentials/site-issuer.ts'
import { verifyCredential } from '../../domain/credentials/verify-credential.ts'
import type { ServerParts } from '../server-parts.ts'
import { codeReader } from '../credentials/verifier-knowledge.ts'
import { pageStyle } from '../verify-page/page-frame.ts'
import { PAGE_PATH, writeVerifyPage } from '../verify-page/write-verify-page.ts'
import { addressOf, limitRate } from './guards.ts'
import { languageOf, sendPage } from './send-page.ts'
import type { PaceKeeper } from './keep-pace.ts'

/** As a form sends it, a character of a pasted JSON takes up to three bytes. */
const LARGEST_FORM = 3 * LARGEST_CREDENTIAL + 100

/**
 * The page on which anybody verifies an attestation, without an account and without anything that runs in their
 * browser. Nothing is asked of the network for it, so that nobody can make the server call an address of their choice.
 */
export function addVerifyPage(router: Router, parts: ServerParts, pace: PaceKeeper): void {
  const page = express.Router()
  page.use(async (request, response, next) => {
    const path = request.path
    if (path !== '/' && path !== '/style.css') return next('router')
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (path === '/') sendVerdict(request, response, null)
      else response.type('css').send(pageStyle)
      return
    }
    if (request.method !== 'POST' || path !== '/') return next('router')
    await limitRate(pace, addressOf(request))
    next()
  })
  page.use(express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: 4 }))
  page.use(async (request, response) => {
    const { credential } = (request.body ?? {}) as { credential?: unknown }
    const text = typeof credential === 'string' ? withoutLink(credential) : ''
    const verdict = looksLikeAttestation(text)
      ? await verifyPrintedCode(text, codeReader(parts))
      : await verifyCredential(text, await ownVerifier(parts))
    sendVerdict(request, response, verdict)
  })
  page.use(tooLarge)
  router.use(PAGE_PATH, page)
}

const tooLarge: ErrorRequestHandler = (error: { status?: number }, request, response, next) => {
  if (error.status !== 413) return next(error)
  sendVerdict(request, response, { valid: false, reason: 'too-large' })
}

function sendVerdict(request: Request, response: Response, verdict: Verdict | null): void {
  sendPage(response, writeVerifyPage(languageOf(request), verdict))
}

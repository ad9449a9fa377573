import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { refusalStatus } from '../../domain/contract/refusals.ts'
import type { Language } from '../../domain/language.ts'
import { writeFrame } from '../verify-page/page-frame.ts'
import { detailsOf, refusalOf } from './answer-errors.ts'
import { pageErrorTexts } from './page-errors.texts.ts'
import { languageOf, sendPage } from './send-page.ts'

/** What programs read beside a page; they are answered in their own form. */
const FOR_PROGRAMS = /\.(?:json|svg)$/

/** What goes wrong on a page that people read is told as a page, in their language. */
export function answerPageErrors(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    if (response.headersSent || FOR_PROGRAMS.test(request.path)) return next(error)
    const refusal = refusalOf(error, log, response)
    const language = languageOf(request)
    const { title, refusals, other, again } = pageErrorTexts[language]
    const wait = detailsOf(error).retryAfter
    if (wait !== undefined) response.setHeader('retry-after', String(wait))
    const path = request.baseUrl + request.path
    const body = `<section role="status" class="stranger">
<p>${refusals[refusal] ?? other}</p>
<p>${again}</p>
</section>`
    sendPage(response.status(refusalStatus[refusal]), writeFrame(language, { path, title, body }))
  }
}

/** Under the address of pages that only their links open: what is no such link, as one that was cut, shows nothing. */
export function linkIsOver(write: (language: Language, path: string) => string): RequestHandler {
  return (request, response) => {
    response.setHeader('x-robots-tag', 'noindex, nofollow')
    sendPage(response.status(404), write(languageOf(request), request.baseUrl + request.path))
  }
}

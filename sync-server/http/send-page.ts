import type { Request, Response } from 'express'
import { languages, type Language } from '../../domain/language.ts'

/** A page of the server's own, which runs nothing, may send its form to itself, and is kept nowhere. */
export function sendPage(response: Response, html: string): void {
  const policy = String(response.getHeader('content-security-policy'))
  response.setHeader('content-security-policy', policy.replace("form-action 'none'", "form-action 'self'"))
  response.setHeader('cache-control', 'no-store')
  response.vary('accept-language')
  response.type('html').send(html)
}

/** The language that was asked for, or that of the browser. */
export function languageOf(request: Request): Language {
  const asked = languages.find((language) => language === request.query['langue'])
  return asked ?? (request.acceptsLanguages('fr', 'en') === 'en' ? 'en' : 'fr')
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../domain/language.ts'
import { createEmployer } from '../employers/employers.ts'
import { StoreAwayError } from '../store/postgres-fault.ts'
import { StoreFullError, type Store } from '../store/store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { TestServer } from '../testing/test-server.ts'

const CODE = 'A'.repeat(43)
/** Each page that people read, and what of it looks into the database or is done at a pace. */
const pages = [
  ['/suivi', `/suivi/${CODE}`, 'GET'],
  ['/suivi', `/suivi/${CODE}/rendez-vous.ics`, 'GET'],
  ['/mes-donnees', `/mes-donnees/${CODE}`, 'POST'],
  ['/courrier', `/courrier/bakery/${'A'.repeat(22)}`, 'POST'],
  ['/verifier', '/verifier/', 'POST'],
  ['/reciprok', '/reciprok/bakery', 'GET'],
] as const

let store: Store
let server: TestServer
beforeEach(async () => {
  store = await openMemoryStore()
  server = await TestServer.start({ store })
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
})
afterEach(() => server.stop())

async function ask(path: string, method = 'GET', headers: Record<string, string> = {}) {
  const answer = await fetch(server.running.url + path, { method, headers })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    wait: answer.headers.get('retry-after'),
    text: await answer.text(),
  }
}
/** From now on the database answers nothing. */
function breakStore(error: Error): void {
  store.read = () => Promise.reject(error)
  store.transaction = () => Promise.reject(error)
}

describe.each(pages)('what goes wrong on a page of %s (%s, %s)', (_name, path, method) => {
  it('is told as a page when too many ask, in the reader’s language, with when to come back', async () => {
    let answer = await ask(path, method)
    for (let count = 0; count < 60 && answer.status !== 429; count += 1) answer = await ask(path, method)
    expect(answer).toMatchObject({ status: 429, type: 'text/html; charset=utf-8', wait: '1' })
    expect(answer.text).toContain('Patientez une minute')
    const english = await ask(path, method, { 'accept-language': 'en' })
    expect(english.text).toContain('Wait a minute')
  })
})

describe.each(pages.filter(([name]) => name !== '/verifier'))(
  'on a page of %s (%s, %s)',
  (_name, path, method) => {
    it.each([
      [500, 'Un incident est survenu', new Error('broken')],
      [503, 'Le serveur n’atteint pas ses données', new StoreAwayError()],
      [507, 'Le serveur n’a plus de place', new StoreFullError()],
    ])('a server that breaks is told as a page: %i', async (status, words, error) => {
      breakStore(error)
      const answer = await ask(path, method)
      expect(answer).toMatchObject({ status, type: 'text/html; charset=utf-8' })
      expect(answer.text).toContain(words)
      expect(answer.text).not.toContain('broken')
      expect(answer.wait !== null).toBe(status === 503)
    })
  },
)

it.each([
  [`/suivi/${CODE.slice(1)}`, 'Ce lien ne montre plus rien'],
  [`/suivi/${CODE}x/rendez-vous.ics`, 'Ce lien ne montre plus rien'],
  ['/suivi/', 'Ce lien ne montre plus rien'],
  [`/mes-donnees/${CODE.slice(1)}`, 'Ce lien ne sert plus'],
  ['/mes-donnees', 'Ce lien ne sert plus'],
  ['/courrier/bakery', 'Ce lien ne sert plus'],
  [`/courrier/bakery/${'A'.repeat(23)}`, 'Ce lien ne sert plus'],
])('a link that was cut says that it is over: %s', async (path, words) => {
  const answer = await ask(path)
  expect(answer).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' })
  expect(answer.text).toContain(words)
  for (const language of languages) {
    expect((await ask(`${path}?langue=${language}`)).text).toContain(`<html lang="${language}">`)
  }
})

it('an address that is no text is told as a page', async () => {
  const answer = await ask('/suivi/%E0%A4%A')
  expect(answer).toMatchObject({ status: 400, type: 'text/html; charset=utf-8' })
  expect(answer.text).toContain('Rouvrez le lien en entier')
})

it('programs are answered in their own form', async () => {
  breakStore(new Error('broken'))
  const answer = await ask('/reciprok/bakery/chiffres.json')
  expect(answer).toMatchObject({ status: 500, type: 'application/json; charset=utf-8' })
})

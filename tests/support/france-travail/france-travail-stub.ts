import express, { type Request, type Response } from 'express'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { communes, syntheticOffer, towns, type SyntheticOffer } from './synthetic-offers.ts'

/**
 * What goes wrong, until told otherwise. `error`: 500; `slow`: no answer for 30 s; `cut`: the line breaks in the middle
 * of an answer; `truncated`: the JSON ends early; `lying`: the range in the header is not what came; `flood`: ten
 * million offers, a thousand a page; `refused`: every token is refused; `busy`: 429 to all; `endless`: an answer that
 * does not stop growing; `moved`: a redirection to where anybody is given an offer; `short`: an offer less than is said.
 */
export const stubFaults = [
  'error',
  'slow',
  'cut',
  'truncated',
  'lying',
  'flood',
  'refused',
  'busy',
  'endless',
  'moved',
  'short',
] as const
export type StubFault = (typeof stubFaults)[number]

export interface FranceTravailStub {
  url: string
  /** What is listed, by department, newest first: a test adds and takes away. */
  offers: Map<string, SyntheticOffer[]>
  fault: StubFault | null
  /** The fault is met by so many requests for offers only; the next are answered. */
  faultsLeft: number
  /** Requests for offers since the start, and for tokens. */
  asked: { offers: number; tokens: number }
  /** Every token given so far is over. */
  endTokens(): void
  stop(): Promise<void>
}

export const stubClient = { clientId: 'PAR_pepiniere_essai', clientSecret: 'secret-essai' }
const scopes = new Set(['api_offresdemploiv2', 'o2dsoffre', `application_${stubClient.clientId}`])

const TOKEN_LASTS = 1499
const MOST_A_PAGE = 150
const FURTHEST_FIRST = 3000
const FURTHEST_LAST = 3149
const A_SECOND = 10

/** The local double of "Offres d'emploi v2" and of its tokens: answers, limits and habits of the real ones. */
export async function startFranceTravailStub({
  port = 0,
  perDepartment = 38,
  now = Date.now,
}: { port?: number; perDepartment?: number; now?: () => number } = {}): Promise<FranceTravailStub> {
  const tokens = new Map<string, number>()
  const bucket = { from: 0, left: A_SECOND }
  const app = express()
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = app.listen(port, '127.0.0.1', () => resolve(listening))
  })
  const stub: FranceTravailStub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    offers: new Map(
      Object.keys(towns).map((department) => [
        department,
        Array.from({ length: perDepartment }, (_, index) => syntheticOffer(index, department, now())),
      ]),
    ),
    fault: null,
    faultsLeft: Infinity,
    asked: { offers: 0, tokens: 0 },
    endTokens: () => tokens.clear(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  app.post(
    '/connexion/oauth2/access_token',
    express.urlencoded({ extended: false }),
    (request: Request, response: Response) => {
      stub.asked.tokens += 1
      response.set({ 'cache-control': 'no-store', pragma: 'no-cache' })
      const told = (request.body ?? {}) as Record<string, string>
      const wrong = (error: string, error_description: string) =>
        void response.status(400).json({ error, error_description })
      if (request.query['realm'] !== '/partenaire') return wrong('invalid_request', 'Unknown realm')
      if (told['grant_type'] !== 'client_credentials') return wrong('unsupported_grant_type', 'Grant type')
      if (told['client_id'] !== stubClient.clientId || told['client_secret'] !== stubClient.clientSecret)
        return wrong('invalid_client', 'Client authentication failed')
      const asked = (told['scope'] ?? '').split(' ').filter(Boolean)
      const unknown = asked.filter((scope) => !scopes.has(scope))
      if (unknown.length > 0 || asked.length === 0)
        return wrong('invalid_scope', `Unknown/invalid scope(s): [${unknown}]`)
      const token = crypto.randomUUID()
      tokens.set(token, now() + TOKEN_LASTS * 1000)
      response.json({
        ...{ scope: asked.join(' '), expires_in: TOKEN_LASTS },
        ...{ token_type: 'Bearer', access_token: token },
      })
    },
  )

  app.get('/elsewhere', (_request, response) => {
    response.set('content-range', 'offres 0-0/1').json({ resultats: [syntheticOffer(0, '48', now())] })
  })
  const api = express.Router()
  app.use('/partenaire/offresdemploi/v2', api)
  api.use((request, response, next) => {
    stub.asked.offers += 1
    const token = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1] ?? ''
    if ((tokens.get(token) ?? 0) <= now()) return void response.status(401).end()
    if (Date.now() - bucket.from >= 1000) Object.assign(bucket, { from: Date.now(), left: A_SECOND })
    if (bucket.left === 0) return tooMany(response)
    bucket.left -= 1
    if (!stub.fault || stub.faultsLeft <= 0) return next()
    stub.faultsLeft -= 1
    fail(stub.fault, response, next)
  })
  api.get('/offres/search', (request, response) => search(stub, request, response))
  api.get('/referentiel/communes', (_request, response) => {
    const named = ({ label, code, postcode }: (typeof communes)[number]) => ({
      ...{ code, libelle: label, codePostal: postcode, codeDepartement: code.slice(0, 2) },
    })
    // A country among the towns, and one without a postal code, are met there too.
    response.json([...communes.map(named), { code: '99109', libelle: 'ALLEMAGNE' }, null])
  })
  api.get('/offres/:id', (request, response) => {
    const found = [...stub.offers.values()].flat().find(({ id }) => id === request.params.id)
    if (found) response.json(found)
    else response.status(204).end()
  })
  return stub
}

function tooMany(response: Response): void {
  response
    .status(429)
    .set({ 'retry-after': '1', 'x-ratelimit-remaining-clientidlimiter': '0' })
    .type('text/plain')
    .send('Too many requests')
}

function fail(fault: StubFault, response: Response, next: () => void): void {
  switch (fault) {
    case 'error':
      return void response.status(500).send('Internal Server Error')
    case 'slow':
      return void setTimeout(next, 30_000).unref()
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' })
      response.write('{"resultats":[{"id":"1"')
      return void setImmediate(() => response.destroy())
    case 'truncated':
      return void response.status(206).set('content-range', 'offres 0-149/300').send('{"resultats":[{"id":')
    case 'refused':
      return void response.status(401).end()
    case 'busy':
      return tooMany(response)
    case 'endless': {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more)
      }
      return more()
    }
    case 'moved':
      return void response.redirect(307, '/elsewhere')
    case 'lying':
    case 'flood':
    case 'short':
      response.locals['fault'] = fault
      return next()
  }
}

function search(stub: FranceTravailStub, request: Request, response: Response): void {
  const { departement, commune, distance = '10', range = '0-149' } = request.query
  const { codeROME, motsCles, publieeDepuis, offresMRS } = request.query
  const [, from, to] = /^(\d+)-(\d+)$/.exec(String(range))?.map(Number) ?? []
  if (from === undefined || to === undefined || to < from || to - from >= MOST_A_PAGE)
    return badRange(response)
  if (from > FURTHEST_FIRST || to > FURTHEST_LAST) return badRange(response)
  if (response.locals['fault'] === 'flood') {
    const offers = Array.from({ length: 1000 }, (_, index) => syntheticOffer(from + index, '48', Date.now()))
    return void response
      .status(206)
      .set('content-range', `offres ${from}-${from + 999}/10000000`)
      .json({ resultats: offers })
  }
  const words = String(motsCles ?? '').toLowerCase()
  const centres = String(commune ?? '').split(',')
  if (centres.length > 5 || (commune !== undefined && !centres.every(isKnown)))
    return void response.status(400).json({ message: 'Valeur du paramètre « commune » incorrecte.' })
  const isNear = (offer: SyntheticOffer) => centres.some((code) => isWithin(offer, code, Number(distance)))
  const within =
    commune !== undefined
      ? [...stub.offers.values()].flat().filter(isNear).toSorted(newestFirst)
      : String(departement ?? '')
          .split(',')
          .flatMap((department) => stub.offers.get(department) ?? [])
  const listed = within
    .filter((offer) => offresMRS !== 'true' || offer['offresMRS'] === true)
    .filter(({ romeCode }) => !codeROME || String(codeROME).split(',').includes(String(romeCode)))
    .filter(({ intitule }) => intitule.toLowerCase().includes(words))
    .filter(
      ({ dateCreation }) =>
        !publieeDepuis || Date.parse(dateCreation) > Date.now() - Number(publieeDepuis) * 86_400_000,
    )
  const shown = listed.slice(from, to + 1)
  if (shown.length === 0) return void response.status(204).set('content-range', '*/0').end()
  const claimed = response.locals['fault'] === 'lying' ? from + 7 : from
  response
    .status(shown.length === listed.length ? 200 : 206)
    .set('content-range', `offres ${claimed}-${from + shown.length - 1}/${listed.length}`)
    .json({
      resultats: response.locals['fault'] === 'short' ? shown.slice(1) : shown,
      filtresPossibles: [],
    })
}

const isKnown = (code: string) => communes.some((one) => one.code === code)
const newestFirst = (a: SyntheticOffer, b: SyntheticOffer) =>
  Date.parse(b.dateCreation) - Date.parse(a.dateCreation)

/** Of that town itself (0 km), or as the crow flies; the real one may go beyond by up to 30 %. */
function isWithin(offer: SyntheticOffer, code: string, distance: number): boolean {
  const of = (offer['lieuTravail'] as { commune?: string }).commune
  if (of === code) return true
  const [from, to] = [code, of].map((one) => communes.find((known) => known.code === one)?.at)
  if (!from || !to || distance === 0) return false
  const radians = ([latitude, longitude]: readonly [number, number]) =>
    [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180] as const
  const [[a, b], [c, d]] = [radians(from), radians(to)]
  const h = Math.sin((c - a) / 2) ** 2 + Math.cos(a) * Math.cos(c) * Math.sin((d - b) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(h)) <= distance
}

function badRange(response: Response): void {
  response.status(400).json({ message: 'La plage de résultats demandée est trop importante.' })
}

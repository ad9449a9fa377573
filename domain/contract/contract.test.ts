import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { CONTRACT, contract } from './contract.ts'
import type { Endpoint } from './endpoint.ts'
import { openApiOf } from './openapi.ts'

/**
 * What a device and a server must agree on, for each number of the contract that was released. When this test
 * fails, a call changed: raise CONTRACT, tell its history in contract.ts, and add a line here.
 */
const fingerprints: Record<number, string> = {
  1: '214088e50f9e51dd',
  2: '8ce7852017bf335a',
  3: 'f15847028c85335e',
  4: 'f65b0e35e4654063',
  5: '6e7e9a9614b58487',
  6: 'c27796ddefeada14',
  7: '9be562bbb61ba473',
  8: 'b43ebd5573d700c1',
  9: '011b92d9511148ca',
  10: '277350c51b9ab046',
  11: 'b20fccc32e3e41b6',
  12: 'b791add455a26331',
  13: '6959ffa2dc4a4fd0',
  14: '6c26dd75eeac4a65',
  15: 'bb0b8f074915ae3a',
  16: 'f7dc5a28ca85c1ce',
  17: 'd5006f5f96d45b81',
  18: 'c996326109719b0b',
  19: '7dfb2102285456e6',
  20: '7926ae8d3620a906',
  21: 'aa0a92b591a8bb31',
  22: '67286ab0ee49dee5',
  23: '7107d2067222b3b0',
  24: '3d1c94a61ece4a5f',
  25: '69304a8adeca9b1f',
  26: '56f11840eb138367',
}

const all = Object.entries(contract).flatMap(([family, calls]) =>
  Object.entries(calls).map(([name, endpoint]) => ({ family, name, endpoint })),
)

/** A record has a number of its own (PROTOCOL): here only its name counts. */
function withoutRecords(_name: string, part: unknown): unknown {
  const { title, primaryKey } = (part ?? {}) as { title?: string; primaryKey?: string }
  return primaryKey === undefined ? part : title
}

it('the calls change only together with the number of the contract', () => {
  // How a call is explained is nothing that two programs must agree on.
  const wire = all.map(({ endpoint: { summary: _summary, ...spoken } }) => spoken)
  const text = JSON.stringify(wire, withoutRecords)
  const fingerprint = createHash('sha256').update(text).digest('hex').slice(0, 16)
  expect(fingerprint).toBe(fingerprints[CONTRACT])
})

it('the OpenAPI file says what the contract says; `npm run openapi` writes it', () => {
  const file = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(openApiOf(contract))))
})

it('the OpenAPI file is one, as its standard says', async () => {
  expect(await new Validator().validate(openApiOf(contract))).toEqual({ valid: true })
})

/** Calls that may be sent again without the id of a request, and why. */
const repeatable: Record<string, string> = {
  signIn: 'a sign-in session more, which ends by itself',
  openVisitorAccess: 'a session more, which ends by itself',
  beginAssistance: 'the help of this kiosk anew: the one before is over',
  endAssistance: 'ended twice is ended once',
  renewSecret: 'another secret for the same account: the one before is dead',
  renewPersonSecret: 'another secret for the same account: the one before is dead',
  changeCompanyRole: 'says how it is to be',
  changePersonRole: 'says how it is to be',
  changeSiteRole: 'says how it is to be',
  createDeskCode: 'another code in the place of the one before',
  endAccess: 'ended twice is ended',
  tellBlocked: 'noted once a day',
  makePracticeSite: 'a practice site more, which goes when nobody uses it',
  tellPracticeCounts: 'whole counts: told twice they are the same',
  giveSiren: 'given once: the second time it is known',
  noteSirenSeen: 'said twice, the first word stays',
  noteSirenDoubted: 'taken back twice is taken back',
  openRecovery: 'another code for the same person: the one before is dead',
  fillStock: 'blank cards more: nobody holds those that were lost on the way',
  recommend: 'what the same author says already is not said twice',
  recommendAsHost: 'what the same author says already is not said twice',
  takeBackProof: 'taken back twice is taken back',
  takeBackAsHost: 'taken back twice is taken back',
  refill: 'seats more are only lent, and come back',
  signAttestations: 'a booking that has one keeps it',
  testHook: 'another message that says nothing',
  pauseReferrals: 'says how it is to be',
  giveMandate: 'it takes the place of the one before',
  shareEmployer: 'says how it is to be',
  askReply: 'the same words that wait already are asked for once',
  contestAnswer: 'said twice of the same answer it was said once',
  decideContest: 'what was decided waits no longer',
  appealContest: 'the employer appeals once',
  takeReplyBack: 'taken back twice is taken back',
  planAbsence: 'told twice is once',
  decideReply: 'what was decided waits no longer',
  keepRooms: 'says how it is to be, each room under its id',
  keepThings: 'says how it is to be, each thing under its id',
  rateAnswer: 'said twice in the same words it was said once',
  choosePictures: 'pictures that were chosen stay',
  readNews: 'reads',
  callHost: 'a call that goes on is kept as it is',
  answerCall: 'answered twice is answered',
  eraseMyData: 'who is gone stays gone',
  followApplication: 'another link to the same: the one before is dead',
  linkMyData: 'another link to the same: the one before is dead',
  resolveCode: 'reads',
  lookAtCard: 'reads',
  becomeKnown: 'who is known already is who they were',
  openLinkCode: 'another code, of which each is good once',
  readPageElsewhere: 'reads; that it was read twice is noted twice',
  resolveSerial: 'reads',
  searchCompetences: 'reads; that it was asked twice is noted twice',
  endAbsence: 'one that is over stays as it is',
  giveBack: 'what is settled stays so',
  messageTold: 'told twice is told',
  noteIntroduction: 'said twice is said',
  noteMeetingPlace: 'the same place twice is said once',
  liftStop: 'lifted twice is lifted',
  chooseListing: 'chosen twice is chosen',
  declineAdvice: 'declined twice is declined',
  bookAdvice: 'whoever has the slot keeps it',
  noteCalled: 'called twice is called',
  offerSlots: 'what this host offers already is offered once',
  revokeDevice: 'done twice is done',
  closeAccount: 'done twice is done',
  revokePass: 'done twice is done',
  revokeAttestation: 'done twice is done',
  issueCredential: 'an attestation that has one keeps it',
  declareKioskLost: 'done twice is done',
  declareDeviceLost: 'done twice is done',
  validateProposal: 'done twice is done',
  declineProposal: 'done twice is done',
  publishPlan: 'done twice is done',
  cancelPlan: 'done twice is done',
  resendRefusedRow: 'what was accepted is off the list',
  setRefusedRowAside: 'what was set aside is off the list',
  attachUnproven: 'done twice is done',
  setUnprovenAside: 'done twice is done',
  declineTable: 'said twice is said once',
  answerThanks: 'answered twice is answered',
  takeThanksBack: 'taken back twice is taken back',
  decideThanks: 'the first decision stands',
  sendPhoto: 'by the hash of the photo, for one card',
}

it('what makes something takes the id of its request, so that it is made once', () => {
  const others = all.filter(({ endpoint: { method, body } }) => {
    return method === 'POST' && !JSON.stringify(body ?? {}).includes('"requestId"')
  })
  expect(others.map(({ name }) => name).sort()).toEqual(Object.keys(repeatable).sort())
})

it('no two calls have the same method and path', () => {
  const places = all.map(({ endpoint: { method, path } }) => `${method} ${path.replace(/:\w+/g, ':')}`)
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
})

/** The keywords that `firstFault` and `withSanitizedTexts` read, and those that say nothing of a form. */
const understood = new Set([
  ...['type', 'enum', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'items', 'minItems'],
  ...['maxItems', 'uniqueItems', 'properties', 'required', 'additionalProperties', 'anyOf', 'words'],
  ...['title', 'version', 'primaryKey', 'indexes', 'dataClass'],
])

function keywords(schema: object): string[] {
  return Object.entries(schema).flatMap(([name, part]): string[] => {
    if (name === 'properties') return [name, ...Object.values(part as object).flatMap(keywords)]
    if (name === 'anyOf') return [name, ...(part as object[]).flatMap(keywords)]
    return typeof part === 'object' && !Array.isArray(part) ? [name, ...keywords(part as object)] : [name]
  })
}

it.each(all)('$family $name says nothing that a device or a server would not check', ({ endpoint }) => {
  const { query, body, reply }: Endpoint = endpoint
  const used = [query, body, reply].flatMap((schema) => (schema ? keywords(schema) : []))
  expect(used.filter((word) => !understood.has(word))).toEqual([])
})

it.each(all)('$family $name takes no text or list without an end', ({ endpoint: { body = {} } }) => {
  expect(endless(body, 'body')).toEqual([])
})

function endless(schema: object, at: string): string[] {
  const { type, enum: values, pattern, maxLength, maxItems, ...parts } = schema as Record<string, unknown>
  const isEndless =
    (type === 'string' && values === undefined && pattern === undefined && maxLength === undefined) ||
    (type === 'array' && maxItems === undefined)
  const inside = Object.entries({ ...parts, ...(parts['properties'] as object | undefined) })
  return [
    ...(isEndless ? [at] : []),
    ...inside.flatMap(([name, part]) =>
      typeof part === 'object' && part !== null && name !== 'properties'
        ? endless(part, `${at}.${name}`)
        : [],
    ),
  ]
}

it('each call of a visitor says what it is while a host helps them', () => {
  const untold = all.filter(({ endpoint: { caller, whenAssisted } }) => caller === 'visitor' && !whenAssisted)
  expect(untold.map(({ name }) => name)).toEqual([])
})

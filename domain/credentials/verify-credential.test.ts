import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { LARGEST_CREDENTIAL } from './credential-text.ts'
import { publicJwkIn } from './did.ts'
import type { CredentialFault } from './verdict.ts'
import { DAY, HOUR } from '../time.ts'
import {
  sampleIssuer,
  sampleList,
  samplePayload,
  sampleStatusList,
  signedInside,
  signedJwt,
  type SampleIssuer,
} from './testing/sample-credentials.ts'
import { verifyCredential, type Verifier } from './verify-credential.ts'

const now = Date.parse('2026-04-14T10:00:00Z')
const issuedAt = now - HOUR
const INDEX = 94_567

let issuer: SampleIssuer
let stranger: SampleIssuer
/** The same address as the issuer's, and another key: somebody who claims to be them. */
let impostor: SampleIssuer
let payload: Record<string, unknown>
let token: string
let nothingRevoked: string

beforeAll(async () => {
  issuer = await sampleIssuer('https://badges.example/brest')
  stranger = await sampleIssuer()
  impostor = await sampleIssuer(issuer.id)
  payload = samplePayload(issuer, issuedAt)
  token = await signedJwt(payload, issuer)
  nothingRevoked = await signedJwt(await sampleStatusList(issuer, now, []), issuer)
})

const listed = (text: string | null) => async (address: string) => (address === sampleList ? text : null)

function verify(text: string, change: Partial<Verifier> = {}) {
  return verifyCredential(text, {
    now,
    known: [{ id: issuer.id, keys: [issuer.jwk] }],
    statusList: listed(nothingRevoked),
    ...change,
  })
}

async function faultOf(text: string, change: Partial<Verifier> = {}): Promise<CredentialFault | 'valid'> {
  const verdict = await verify(text, change)
  return verdict.valid ? 'valid' : verdict.reason
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const nested = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)

describe('what is no credential', () => {
  it.each<[string, () => string, CredentialFault]>([
    ['nothing', () => '', 'not-a-credential'],
    ['words', () => 'Bonjour', 'not-a-credential'],
    ['a list', () => '[]', 'not-a-credential'],
    ['a number', () => '12', 'not-a-credential'],
    ['an object of another kind', () => '{"type":"Person"}', 'not-a-credential'],
    ['three words with dots', () => 'a.b.c', 'not-a-credential'],
    [
      'a JWT that says something else',
      () => `${encoded({ alg: 'RS256' })}.${encoded({ a: 1 })}.AAAA`,
      'not-a-credential',
    ],
    [
      'a JWT of which the payload is no text',
      () => `${encoded({ alg: 'RS256' })}._____w.AAAA`,
      'not-a-credential',
    ],
    [
      'an envelope around nothing',
      () => '{"type":"EnvelopedVerifiableCredential","id":"data:,x"}',
      'not-a-credential',
    ],
    ['5 MB', () => JSON.stringify({ ...payload, name: 'x'.repeat(5_000_000) }), 'too-large'],
    ['5 MB in one signed word', () => `${token}${'A'.repeat(5_000_000)}`, 'too-large'],
    [
      'as many bytes in fewer characters',
      () => JSON.stringify({ name: '€'.repeat(LARGEST_CREDENTIAL / 2) }),
      'too-large',
    ],
    ['JSON nested a hundred times', () => nested(100), 'too-deep'],
    ['JSON nested forty thousand times', () => nested(40_000), 'too-deep'],
    [
      'a payload nested a hundred times',
      () => `${encoded({ alg: 'RS256' })}.${Buffer.from(nested(100)).toString('base64url')}.AAAA`,
      'too-deep',
    ],
    ['a field that reaches a prototype', () => '{"type":"VerifiableCredential","__proto__":{}}', 'too-deep'],
    ['a credential that nobody signed', () => JSON.stringify(payload), 'unsupported-proof'],
  ])('%s', async (_name, text, reason) => {
    expect(await faultOf(text())).toBe(reason)
  })
})

interface Changeable {
  credentialSubject: {
    achievement: { name: string }
    result: { value: string }[]
    identifier: { identityHash: string }[]
  }
  credentialStatus?: { statusListIndex: string }
  issuer: { name: string }
}

describe('a credential that was tampered with', () => {
  const parts = () => token.split('.') as [string, string, string]
  const changed = (change: (it: Changeable) => void) => {
    const copy = structuredClone(payload) as unknown as Changeable
    change(copy)
    const [header, , signature] = parts()
    return `${header}.${encoded(copy)}.${signature}`
  }
  const withFields = (fields: object) => changed((it) => void Object.assign(it, fields))

  it.each<[string, () => string]>([
    ['another name', () => changed((it) => (it.credentialSubject.identifier[0]!.identityHash = 'Zoé'))],
    [
      'a higher level',
      () => changed((it) => (it.credentialSubject.result[1]!.value = 'Transmet aux autres')),
    ],
    ['another achievement', () => changed((it) => (it.credentialSubject.achievement.name = 'CAP Cuisine'))],
    ['another name of the issuer', () => changed((it) => (it.issuer.name = 'Ministère'))],
    ['a later end', () => withFields({ validUntil: '2099-01-01T00:00:00Z' })],
    ['an earlier beginning', () => withFields({ validFrom: '2020-01-01T00:00:00Z', nbf: 1_577_836_800 })],
    ['no list of what was taken back', () => changed((it) => delete it.credentialStatus)],
    ['a free place in that list', () => changed((it) => (it.credentialStatus!.statusListIndex = '1'))],
    ['a piece of evidence more', () => withFields({ evidence: [{ type: ['Evidence'], name: 'Diplôme' }] })],
  ])('is refused with %s', async (_name, text) => {
    expect(await faultOf(text())).toBe('altered')
  })

  it('is refused with a signature that is another one, is cut off, or differs by a letter', async () => {
    const [header, body, signature] = parts()
    const other = await signedJwt(samplePayload(issuer, issuedAt - DAY), issuer)
    const letter = signature.startsWith('A') ? 'B' : 'A'
    for (const forged of ['', other.split('.')[2], signature.slice(0, -8), letter + signature.slice(1)]) {
      expect(await faultOf(`${header}.${body}.${forged}`)).toBe('altered')
    }
  })

  it('is refused with another header', async () => {
    const [, body, signature] = parts()
    expect(await faultOf(`${encoded({ alg: 'RS256' })}.${body}.${signature}`)).toBe('altered')
  })

  it('is refused with another issuer under the same signature', async () => {
    expect(await faultOf(withFields({ iss: stranger.id, issuer: { id: stranger.id } }))).toBe('wrong-issuer')
  })
})

describe('a signature that is none', () => {
  const unsigned = (header: object) => `${encoded(header)}.${encoded(payload)}.`

  it.each([
    ['none', { alg: 'none' }],
    ['None', { alg: 'None' }],
    ['nothing', {}],
    ['an algorithm that is no word', { alg: ['RS256'] }],
    ['RS384', { alg: 'RS384' }],
  ])('%s', async (_name, header) => {
    expect(await faultOf(unsigned(header))).toBe('unsupported-proof')
  })

  it('made with the public key as a shared secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(issuer.jwk))
    const confused = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'HS256', kid: issuer.jwk.kid! })
      .sign(secret)
    expect(await faultOf(confused)).toBe('unsupported-proof')
  })

  it('of another kind than the issuer’s key', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    const text = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'ES256', kid: issuer.jwk.kid! })
      .sign(privateKey)
    expect(await faultOf(text)).toBe('unsupported-proof')
  })

  it('that asks for a rule which nobody here knows', async () => {
    const text = `${encoded({ alg: 'RS256', kid: issuer.jwk.kid, crit: ['x'], x: 1 })}.${encoded(payload)}.AAAA`
    expect(await faultOf(text)).toBe('unsupported-proof')
  })

  it('in a document whose suite is not read here', async () => {
    const proof = { type: 'Ed25519Signature2020', proofValue: 'z1', verificationMethod: issuer.id }
    expect(await faultOf(JSON.stringify({ ...payload, proof }))).toBe('unsupported-proof')
  })
})

describe('who signed', () => {
  it('is not the issuer when their name is kept and the key is another one', async () => {
    expect(await faultOf(await signedJwt(payload, impostor))).toBe('altered')
    expect(await faultOf(await signedJwt(payload, impostor, { jwk: impostor.jwk }))).toBe('wrong-issuer')
    expect(await faultOf(await signedJwt(payload, impostor, { kid: `${issuer.id}#7` }))).toBe('wrong-issuer')
  })

  it('is not the issuer when the two places that name them differ', async () => {
    const text = await signedJwt({ ...payload, iss: stranger.id }, stranger)
    expect(await faultOf(text)).toBe('wrong-issuer')
  })

  it.each([
    'https://evil.example/keys',
    'https://badges.example.evil.example/keys',
    'https://badges.example@evil.example/keys',
    'http://badges.example/keys',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    '../../../etc/passwd',
    'javascript:alert(1)',
    'did:jwk:e30#0',
  ])('is not looked for where a key says it is: %s', async (kid) => {
    const asked: string[] = []
    const fetch = async (url: string) => {
      asked.push(url)
      return JSON.stringify({ keys: [{ ...impostor.jwk, kid }] })
    }
    const text = await signedJwt(payload, impostor, {
      kid,
      jku: 'https://evil.example/',
      x5u: 'https://evil.example/',
    })
    for (const known of [[], [{ id: issuer.id, keys: [issuer.jwk] }]]) {
      expect(await faultOf(text, { known, fetch })).toBe('wrong-issuer')
    }
    expect(asked).toEqual([])
  })

  it('stays unknown without network, without an answer, and without a way to ask', async () => {
    expect(await faultOf(token, { known: [] })).toBe('unknown-issuer')
    expect(await faultOf(token, { known: [], fetch: async () => null })).toBe('unknown-issuer')
    expect(await faultOf(token, { known: [], fetch: async () => '<html>' })).toBe('unknown-issuer')
    expect(await faultOf(token, { known: [], fetch: async () => '{"keys":[]}' })).toBe('unknown-issuer')
    for (const id of ['urn:someone', 'did:example:1', 'http://badges.example/brest', 'did:web:no where']) {
      const other = { ...issuer, id }
      const text = await signedJwt(samplePayload(other, issuedAt), {
        ...other,
        jwk: { ...issuer.jwk, kid: `${id}#0` },
      })
      expect(await faultOf(text, { known: [], fetch: async () => null })).toMatch(
        /unknown-issuer|wrong-issuer/,
      )
    }
  })

  it('is asked for at the issuer’s own address, and read from a set of keys or from one', async () => {
    for (const answer of [issuer.jwk, { keys: [stranger.jwk, issuer.jwk] }]) {
      const asked: string[] = []
      const fetch = async (url: string) => {
        asked.push(url)
        return JSON.stringify(answer)
      }
      const verdict = await verify(token, { known: [], fetch })
      expect(verdict).toMatchObject({ valid: true, issuerKnown: false })
      expect(new Set(asked)).toEqual(new Set([`${issuer.id}#0`]))
    }
  })

  it('may have a newer key than was learned, which is at their own address only', async () => {
    const renewed = { ...impostor, jwk: { ...impostor.jwk, kid: `${issuer.id}#1` } }
    const text = await signedJwt(payload, renewed)
    expect(await faultOf(text)).toBe('wrong-issuer')
    const list = await signedJwt(await sampleStatusList(issuer, now, []), renewed)
    const fetch = async () => JSON.stringify({ keys: [renewed.jwk] })
    expect(await faultOf(text, { fetch, statusList: listed(list) })).toBe('valid')
  })

  it('is read out of an identifier that is a key, and of the document of one that is a host', async () => {
    const own = {
      known: [],
      statusList: listed(await signedJwt(await sampleStatusList(stranger, now, []), stranger)),
    }
    expect(await verify(await signedJwt(samplePayload(stranger, issuedAt), stranger), own)).toMatchObject({
      valid: true,
      issuerKnown: false,
    })
    const web = { ...stranger, id: 'did:web:badges.example:sites:brest' }
    web.jwk = { ...stranger.jwk, kid: `${web.id}#key` }
    const did = { id: web.id, verificationMethod: [{ id: web.jwk.kid, publicKeyJwk: stranger.jwk }] }
    const asked: string[] = []
    const fetch = async (url: string) => {
      asked.push(url)
      return JSON.stringify(did)
    }
    const list = await signedJwt(await sampleStatusList(web, now, []), web)
    const text = await signedJwt(samplePayload(web, issuedAt), web)
    expect(await faultOf(text, { known: [], fetch, statusList: listed(list) })).toBe('valid')
    expect(new Set(asked)).toEqual(new Set(['https://badges.example/sites/brest/did.json']))
    expect(
      await faultOf(text, { known: [], fetch: async () => JSON.stringify({ ...did, id: 'did:web:x' }) }),
    ).toBe('unknown-issuer')
  })
})

describe('when', () => {
  const spanning = async (span: object) => signedJwt({ ...payload, ...span }, issuer)

  it('it is not valid yet, but for clocks that differ by minutes', async () => {
    expect(await faultOf(token, { now: issuedAt - 6 * 60_000 })).toBe('not-yet-valid')
    expect(await faultOf(token, { now: issuedAt - 4 * 60_000 })).toBe('valid')
  })

  it('it has expired, wherever that is said', async () => {
    const validUntil = '2026-04-14T09:59:59Z'
    expect(await faultOf(await spanning({ validUntil }))).toBe('expired')
    expect(await faultOf(await spanning({ exp: now / 1000 }))).toBe('expired')
    expect(await faultOf(await spanning({ validUntil: '2026-04-14T10:00:01Z' }))).toBe('valid')
  })

  it('its two places differ', async () => {
    expect(await faultOf(await spanning({ validUntil: '2027-01-01T00:00:00Z', exp: now / 1000 + 5 }))).toBe(
      'schema',
    )
    expect(await faultOf(await spanning({ jti: 'urn:uuid:other' }))).toBe('schema')
  })

  it.each([
    ['no achievement', { credentialSubject: {} }],
    ['a date that is none', { validFrom: '2026-04-14', nbf: undefined }],
    ['a month that is none', { validFrom: '2026-13-14T00:00:00Z', nbf: undefined }],
    ['another kind of credential', { type: ['VerifiableCredential', 'UniversityDegreeCredential'] }],
    ['an issuer of two', { issuer: [issuedAt], iss: 'https://badges.example/brest' }],
  ])('it is signed but is no Open Badge: %s', async (_name, change) => {
    expect(await faultOf(await spanning(change))).toBe('schema')
  })
})

describe('what became of it', () => {
  it('it was taken back', async () => {
    const list = await signedJwt(await sampleStatusList(issuer, now, [INDEX]), issuer)
    expect(await verify(token, { statusList: listed(list) })).toMatchObject({
      reason: 'revoked',
      summary: { person: 'Aïcha' },
    })
  })

  it('another one was taken back', async () => {
    const list = await signedJwt(await sampleStatusList(issuer, now, [INDEX - 1, INDEX + 1]), issuer)
    expect(await faultOf(token, { statusList: listed(list) })).toBe('valid')
  })

  it('it is suspended', async () => {
    const purpose = { statusPurpose: 'suspension' }
    const status = { ...(payload['credentialStatus'] as object), ...purpose }
    const text = await signedJwt({ ...payload, credentialStatus: status }, issuer)
    const list = await sampleStatusList(issuer, now, [INDEX])
    const subject = { ...(list['credentialSubject'] as object), ...purpose }
    const suspended = await signedJwt({ ...list, credentialSubject: subject }, issuer)
    expect(await faultOf(text, { statusList: listed(suspended) })).toBe('suspended')
    expect(await faultOf(text)).toBe('status-untrusted')
  })

  it('nobody can tell, because the list cannot be reached', async () => {
    expect(await faultOf(token, { statusList: undefined })).toBe('status-unreachable')
    expect(await faultOf(token, { statusList: listed(null), fetch: async () => null })).toBe(
      'status-unreachable',
    )
  })

  it('nobody can tell, because the list is out of date', async () => {
    const old = await signedJwt(await sampleStatusList(issuer, now - 2 * DAY, []), issuer)
    expect(await faultOf(token, { statusList: listed(old) })).toBe('status-unreachable')
  })

  it('the list is not the issuer’s, is altered or is no list', async () => {
    const others = await signedJwt(await sampleStatusList(stranger, now, []), stranger)
    const [header, , signature] = nothingRevoked.split('.')
    const list = await sampleStatusList(issuer, now, [])
    const altered = `${header}.${encoded({ ...list, validFrom: '2020-01-01T00:00:00Z' })}.${signature}`
    const elsewhere = await signedJwt({ ...list, id: 'https://badges.example/other', jti: undefined }, issuer)
    const subject = list['credentialSubject'] as object
    const junk = await signedJwt({ ...list, credentialSubject: { ...subject, encodedList: 'uAAAA' } }, issuer)
    for (const text of [others, altered, elsewhere, junk, token, '<html>', '']) {
      expect(await faultOf(token, { statusList: listed(text) })).toBe('status-untrusted')
    }
  })

  it('it is told in a way that is not read here', async () => {
    const credentialStatus = { id: 'https://badges.example/r', type: '1EdTechRevocationList' }
    expect(await faultOf(await signedJwt({ ...payload, credentialStatus }, issuer))).toBe(
      'unsupported-status',
    )
  })
})

describe('a credential that stands', () => {
  it('is valid, from an issuer who is known, and says who, what and when', async () => {
    expect(await verify(token)).toEqual({
      valid: true,
      issuerKnown: true,
      summary: {
        id: 'urn:uuid:5f2c0f4e-6f53-4b6a-9d0b-0b9ad2d0f1b1',
        issuer: { id: issuer.id, name: 'Pépinière de Brest' },
        achievement: 'Attestation d’observation\u202f: Vingt clients, un comptoir',
        person: 'Aïcha',
        validFrom: issuedAt,
      },
    })
  })

  it('is read out of its envelope, and out of the claim where older ones stood', async () => {
    const envelope = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` }
    expect(await faultOf(JSON.stringify(envelope))).toBe('valid')
    const { iss, jti, sub, nbf, ...vc } = payload
    expect(await faultOf(await signedJwt({ iss, jti, sub, nbf, vc }, issuer))).toBe('valid')
  })

  it.each(['ES256', 'EdDSA'])('of another issuer is read when signed with %s', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, alg === 'EdDSA' ? { crv: 'Ed25519' } : {})
    const jwk = publicJwkIn(await exportJWK(publicKey))!
    const other = { ...issuer, key: privateKey, jwk: { ...jwk, kid: issuer.jwk.kid! } }
    const known = [{ id: issuer.id, keys: [other.jwk] }]
    const list = await signedJwt(await sampleStatusList(issuer, now, []), other, { alg })
    const text = await signedJwt(payload, other, { alg })
    expect(await faultOf(text, { known, statusList: listed(list) })).toBe('valid')
  })
})

describe('a credential with its proof inside, issued by another program', () => {
  let signed: Record<string, unknown>
  const text = (change: object = {}) => JSON.stringify({ ...signed, ...change })
  const alone = { known: [], statusList: undefined }

  beforeAll(async () => {
    signed = await signedInside(payload)
  })

  it.each<[string, () => string, CredentialFault]>([
    ['another name', () => text({ name: 'CAP Cuisine' }), 'altered'],
    ['a word more', () => text({ comment: 'Très bien' }), 'altered'],
    ['a later end', () => text({ validUntil: '2099-01-01T00:00:00Z' }), 'altered'],
    [
      'another proof value',
      () => text({ proof: { ...(signed['proof'] as object), proofValue: 'z1111' } }),
      'altered',
    ],
    [
      'another day of signing',
      () => text({ proof: { ...(signed['proof'] as object), created: '2020-01-01T00:00:00Z' } }),
      'altered',
    ],
    ['another issuer', () => text({ issuer: stranger.id }), 'wrong-issuer'],
    ['no proof', () => text({ proof: undefined }), 'unsupported-proof'],
    [
      'another suite',
      () => text({ proof: { ...(signed['proof'] as object), cryptosuite: 'ecdsa-rdfc-2019' } }),
      'unsupported-proof',
    ],
    [
      'words whose meaning is elsewhere',
      () => text({ '@context': [...(signed['@context'] as string[]), 'https://evil.example/words'] }),
      'unsupported-proof',
    ],
    [
      'words that it gives another meaning itself',
      () =>
        text({ '@context': [...(signed['@context'] as string[]), { comment: null }], comment: 'Très bien' }),
      'unsupported-proof',
    ],
    [
      'the same further inside',
      () =>
        text({
          credentialSubject: { ...(signed['credentialSubject'] as object), '@context': { x: null }, x: 1 },
        }),
      'unsupported-proof',
    ],
  ])('is refused with %s', async (_name, changed, reason) => {
    const asked: string[] = []
    const fetch = async (url: string) => {
      asked.push(url)
      return null
    }
    expect(await faultOf(changed(), { ...alone, fetch })).toBe(reason)
    expect(asked).toEqual([])
  })

  it('is read without network, its proof in a list or not', async () => {
    const verdict = {
      valid: true,
      issuerKnown: false,
      summary: { issuer: { name: 'Une autre maison' }, person: 'Aïcha' },
    }
    expect(await verify(text(), alone)).toMatchObject(verdict)
    expect(await verify(text({ proof: [signed['proof']] }), alone)).toMatchObject(verdict)
  })

  it('is not read when it has thousands of parts, which would keep a server busy', async () => {
    const evidence = Array.from({ length: 5000 }, () => ({ type: ['Evidence'], narrative: 'x' }))
    expect(await faultOf(text({ evidence }), alone)).toBe('too-large')
  })

  it('is not valid before its day, as every other', async () => {
    expect(await faultOf(text(), { ...alone, now: issuedAt - DAY })).toBe('not-yet-valid')
  })
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentialFaults, sentenceOf } from '../domain/credentials/verdict.ts'
import { languages } from '../domain/language.ts'
import { HOUR } from '../domain/time.ts'
import {
  sampleIssuer,
  samplePayload,
  sampleStatusList,
  signedJwt,
  type SampleIssuer,
} from '../domain/credentials/testing/sample-credentials.ts'

const folder = mkdtempSync(join(tmpdir(), 'pepiniere-credential-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
let issuer: SampleIssuer
let credential: string
let keys: string

beforeAll(async () => {
  issuer = await sampleIssuer('https://badges.example/brest')
  credential = file('badge.jwt', await signedJwt(samplePayload(issuer, Date.now() - HOUR), issuer))
  keys = file('keys.json', JSON.stringify({ issuer: issuer.id, keys: [issuer.jwk] }))
})

async function listFile(name: string, revoked: number[]): Promise<string> {
  return file(name, await signedJwt(await sampleStatusList(issuer, Date.now(), revoked), issuer))
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/credential.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function verdictOf(...args: string[]) {
  const { status, stdout } = run('verify', ...args, '--offline')
  return { status, ...(JSON.parse(stdout) as object) }
}

describe('npm run credential', () => {
  it('leaves with 2 when it does not understand', () => {
    expect(run().status).toBe(2)
    expect(run('verify').status).toBe(2)
    expect(run('verify', credential, '--colour').status).toBe(2)
    expect(run('verify', join(folder, 'missing'))).toMatchObject({ status: 2, stdout: '' })
    expect(run('verify', credential, '--keys', credential)).toMatchObject({ status: 2, stdout: '' })
    expect(run('verify', credential, '--status-list', keys)).toMatchObject({ status: 2, stdout: '' })
  })

  it('names the reason of a file that is not accepted, with a sentence', async () => {
    const large = file('large', 'x'.repeat(5_000_000))
    const other = file('other', JSON.stringify({ hello: 'you' }))
    const list = await listFile('revoked.jwt', [94_567])
    for (const [args, reason] of [
      [[large], 'too-large'],
      [[other], 'not-a-credential'],
      [[credential], 'unknown-issuer'],
      [[credential, '--keys', keys], 'status-unreachable'],
      [[credential, '--keys', keys, '--status-list', list], 'revoked'],
    ] as const) {
      expect(verdictOf(...args)).toMatchObject({
        status: 1,
        valid: false,
        reason,
        sentence: sentenceOf({ valid: false, reason }),
      })
    }
  })

  it('says what a credential that stands says', async () => {
    const list = await listFile('standing.jwt', [])
    expect(verdictOf(credential, '--keys', keys, '--status-list', list)).toMatchObject({
      status: 0,
      valid: true,
      issuerKnown: true,
      credential: { issuer: { id: issuer.id }, person: 'Aïcha' },
    })
  })

  it('has a sentence of its own for every reason, in every language', () => {
    for (const language of languages) {
      const all = credentialFaults.map((reason) => sentenceOf({ valid: false, reason })[language])
      expect(all.every((sentence) => sentence.endsWith('.'))).toBe(true)
      if (language !== 'fr-x-falc') expect(new Set(all).size).toBe(all.length)
    }
  })
})

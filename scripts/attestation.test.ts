import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  attestationClaim,
  writeAttestationToken,
  type AttestedFacts,
} from '../domain/attestations/attestation-token.ts'

const folder = mkdtempSync(join(tmpdir(), 'pepiniere-attestation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const facts: AttestedFacts = {
  siteId: 'brest',
  keyId: 0,
  serial: 'K7QF3M2X',
  observedOn: '2026-04-14',
  challengeIds: ['A01.1'],
  name: 'Aïcha',
  abilities: [{ code: 'organise', level: 3 }],
  digest: new Uint8Array(16),
}
let token: string
let publicKey: string
const siteFile = (name: string, site: object) => {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify({ id: 'brest', passKeys: [{ keyId: 0, publicKey }], ...site }))
  return file
}
beforeAll(async () => {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  publicKey = (await crypto.subtle.exportKey('jwk', pair.publicKey)).x!
  const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, attestationClaim(facts))
  token = writeAttestationToken({ ...facts, signature: new Uint8Array(signature) })
})

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/attestation.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

describe('npm run attestation', () => {
  it('leaves with 2 when it does not understand', () => {
    expect(run().status).toBe(2)
    expect(run('verify', token).status).toBe(2)
    expect(run('verify', 'PEA1NONSENSE', '--key', publicKey).said).toMatch(/not the code/)
    expect(run('verify', token, '--key', 'nowhere').said).toMatch(/neither a public key/)
    expect(run('verify', token, '--key', folder)).toMatchObject({ status: 2 })
  })

  it('leaves with 1 when the site did not sign it, or took it back', () => {
    const other = siteFile('other.json', { id: 'quimper' })
    expect(run('verify', token, '--key', other)).toMatchObject({ status: 1 })
    const stranger = publicKey.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
    expect(run('verify', token, '--key', stranger)).toMatchObject({ status: 1 })
    const revoked = siteFile('revoked.json', {
      revokedAttestations: [{ serial: 'K7QF3M2X', reason: 'wrong-person' }],
    })
    const answer = run('verify', token, '--key', revoked)
    expect(answer.status).toBe(1)
    expect(answer.said).toMatch(/Taken back/)
  })

  it('reads a code and a site that were saved on Windows, and says when a file is empty', () => {
    const code = join(folder, 'windows.txt')
    writeFileSync(code, `\uFEFF${token}\r\n`)
    const site = join(folder, 'windows.json')
    const record = JSON.stringify({ id: 'brest', passKeys: [{ keyId: 0, publicKey }] }, null, 2)
    writeFileSync(site, `\uFEFF${record.replaceAll('\n', '\r\n')}\r\n`)
    expect(run('verify', code, '--key', site).status).toBe(0)
    const empty = join(folder, 'empty.txt')
    writeFileSync(empty, '\uFEFF\r\n')
    expect(run('verify', empty, '--key', site)).toEqual({ status: 2, said: `${empty} is empty.\n` })
  })

  it('leaves with 0 and says what the page says, from a text or a file', () => {
    const file = join(folder, 'code.txt')
    writeFileSync(file, `${token.toLowerCase()}\n`)
    for (const given of [token, file]) {
      const answer = run('verify', given, '--key', siteFile('site.json', {}))
      expect(answer.status).toBe(0)
      expect(answer.said).toMatch(/Genuine: K7QF3M2X[\s\S]*Aïcha[\s\S]*Organiser: En autonomie/)
    }
    expect(run('verify', token, '--key', publicKey).said).toMatch(/Nothing is known here/)
  })
})

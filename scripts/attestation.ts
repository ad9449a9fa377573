import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { abilities } from '../domain/kit/abilities.ts'
import {
  isSignedWith,
  readAttestationToken,
  type AttestationToken,
} from '../domain/attestations/attestation-token.ts'
import { levelWords } from '../domain/kit/levels.ts'
import type { Site } from '../domain/sites/site.ts'
import { readTextFile } from '../sync-server/text-file.ts'

const help = `Verifies the code of a printed attestation.

  npm run attestation -- verify TOKEN|FILE --key KEY|SITE.json|FOLDER

  TOKEN   the text of the QR code (PEA1…), or a file that holds it
  --key   the site's public key (raw Ed25519, base64url), a file with the site's record
          ({ "id", "passKeys", "revokedAttestations"? }), or the data folder of its server

Exits 0 when the site signed it and did not take it back, 1 when it did not or did, 2 when the command, the
code or the key cannot be read. With a bare key nothing is known of what was taken back, and it says so.`

type KnownSite = Pick<Site, 'id' | 'passKeys' | 'revokedAttestations'>
/** A bare key signs for whatever site the code names. */
type Verifier = { sites: KnownSite[] } | { publicKey: string }

function leave(code: 1 | 2, ...sentences: string[]): never {
  for (const sentence of sentences) console.error(sentence)
  process.exit(code)
}

function commandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { key: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    return leave(2, (error as Error).message, 'See npm run attestation -- --help.')
  }
}

function readToken(given: string): AttestationToken {
  const text = existsSync(given) && statSync(given).isFile() ? readTextFile(given) : given
  if (text.trim() === '') return leave(2, `${given || 'The code'} is empty.`)
  const token = readAttestationToken(text.trim())
  return token ?? leave(2, 'This is not the code of an attestation: it begins with PEA1 and is complete.')
}

function readVerifier(given: string): Verifier {
  if (!existsSync(given)) {
    if (/^[A-Za-z0-9_-]{43}$/.test(given)) return { publicKey: given }
    return leave(2, `--key: "${given}" is neither a public key of 43 characters nor a file or folder.`)
  }
  const sites = statSync(given).isDirectory() ? sitesInFolder(given) : [siteInFile(given)]
  return sites.length > 0 ? { sites } : leave(2, `--key: no site is in ${given}.`)
}

function siteInFile(file: string): KnownSite {
  try {
    const site = JSON.parse(readTextFile(file)) as KnownSite
    if (typeof site.id === 'string' && Array.isArray(site.passKeys)) return site
  } catch {
    // Said below, as for a file of another kind.
  }
  return leave(2, `--key: ${file} is not the record of a site ({ "id", "passKeys" }).`)
}

function sitesInFolder(folder: string): KnownSite[] {
  const file = join(folder, 'pepiniere.sqlite')
  if (!existsSync(file)) return leave(2, `--key: ${folder} holds no pepiniere.sqlite.`)
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const rows = database
      .prepare(`SELECT body FROM documents WHERE collection = 'sites' AND deleted = 0`)
      .all()
    return rows.map(({ body }) => JSON.parse(String(body)) as KnownSite)
  } finally {
    database.close()
  }
}

const { values, positionals } = commandLine()
const [command, given, ...rest] = positionals
if (values.help || command === 'help') {
  console.log(help)
  process.exit(0)
}
if (command !== 'verify' || given === undefined || values.key === undefined || rest.length > 0) leave(2, help)

const token = readToken(given)
const verifier = readVerifier(values.key)
const site = 'sites' in verifier ? verifier.sites.find(({ id }) => id === token.siteId) : undefined
if ('sites' in verifier && !site) leave(1, `Not from here: it names the site "${token.siteId}".`)
const publicKey =
  'publicKey' in verifier
    ? verifier.publicKey
    : site?.passKeys.find(({ keyId }) => keyId === token.keyId)?.publicKey
if (!publicKey || !(await isSignedWith(token, publicKey))) {
  leave(1, 'Not genuine: this site did not sign it.')
}
const revoked = site?.revokedAttestations?.find(({ serial }) => serial === token.serial)
if (revoked) leave(1, `Taken back by the site (${revoked.reason}): ${token.serial}.`)

console.log(`Genuine: ${token.serial}, signed by the site "${token.siteId}".`)
console.log(`  for       ${token.name || '(no name)'}`)
console.log(`  on        ${token.observedOn}`)
console.log(`  challenge ${token.challengeIds.join(', ')}`)
for (const { code, level } of token.abilities) {
  console.log(`  seen      ${abilities[code].fr}: ${levelWords[level].fr} (${level})`)
}
if (token.abilities.length === 0) console.log('  seen      nothing was observed: took part')
if (!site) console.log('Nothing is known here of what the site took back since.')

import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isObject, LARGEST_CREDENTIAL } from '../domain/credentials/credential-text.ts'
import { publicJwkIn } from '../domain/credentials/did.ts'
import { sentenceOf, type Verdict } from '../domain/credentials/verdict.ts'
import type { KnownIssuer } from '../domain/credentials/issuer-keys.ts'
import { readCredentialText, readJsonObject } from '../domain/credentials/read-credential.ts'
import { verifyCredential } from '../domain/credentials/verify-credential.ts'
import { readTextFile } from '../sync-server/text-file.ts'
import { fetchPublicText } from './credential/fetch-public-text.ts'

const help = `Verifies an Open Badge 3.0: ours, or another issuer's.

  npm run credential -- verify FILE [--keys FILE]… [--status-list FILE]… [--offline]

  FILE           the credential: a JWT (RS256, ES256, EdDSA), or JSON with its proof inside (eddsa-rdfc-2022)
  --keys         keys of an issuer known beforehand: { "issuer": "https://…", "keys": [ … ] }, as a site gives them
                 at /v1/credentials/SITE/keys; its credentials are then read without network
  --status-list  a saved list of what its issuer took back, instead of asking for it
  --offline      asks nothing of the network

Prints the verdict as JSON. Exits 0 when the credential stands, 1 when it does not, 2 when the command or a file cannot
be read.`

function leave(code: 1 | 2, ...sentences: string[]): never {
  for (const sentence of sentences) console.error(sentence)
  process.exit(code)
}

function commandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        keys: { type: 'string', multiple: true, default: [] },
        'status-list': { type: 'string', multiple: true, default: [] },
        offline: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    return leave(2, (error as Error).message, 'See npm run credential -- --help.')
  }
}

/** A file that is larger than any credential is not read into memory. */
function readSmall(file: string): string | 'too-large' {
  try {
    return statSync(file).size > 2 * LARGEST_CREDENTIAL ? 'too-large' : readTextFile(file)
  } catch {
    return leave(2, `${file} cannot be read.`)
  }
}

function knownIssuerIn(file: string): KnownIssuer {
  const text = readSmall(file)
  const read = readJsonObject(text)
  const { issuer, keys } = read.ok ? read.value : {}
  if (typeof issuer !== 'string' || !Array.isArray(keys))
    return leave(2, `--keys: ${file} is not { "issuer": "…", "keys": [ … ] }.`)
  const known = (keys as unknown[]).map(publicJwkIn).filter((key) => key !== null)
  return known.length > 0 ? { id: issuer, keys: known } : leave(2, `--keys: ${file} holds no public key.`)
}

/** The address that a saved list gives itself, with its text. */
function savedListIn(file: string): [address: string, text: string] {
  const text = readSmall(file)
  const read = readCredentialText(text)
  const document = read.ok
    ? read.value.form === 'jwt'
      ? payloadOf(read.value.token)
      : read.value.document
    : {}
  const { id } = document
  return typeof id === 'string' ? [id, text] : leave(2, `--status-list: ${file} is not a status list.`)
}

function payloadOf(token: string): Record<string, unknown> {
  const read = readJsonObject(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8'))
  if (!read.ok) return {}
  return isObject(read.value['vc']) ? read.value['vc'] : read.value
}

function printed(verdict: Verdict): object {
  const { summary, ...rest } = verdict
  const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString())
  return {
    ...rest,
    sentence: sentenceOf(verdict),
    ...(summary
      ? {
          credential: {
            ...summary,
            validFrom: iso(summary.validFrom),
            validUntil: iso(summary.validUntil),
          },
        }
      : {}),
  }
}

const { values, positionals } = commandLine()
const [command, file, ...rest] = positionals
if (values.help || command === 'help') {
  console.log(help)
  process.exit(0)
}
if (command !== 'verify' || file === undefined || rest.length > 0) leave(2, help)

const text = readSmall(file)
const lists = new Map(values['status-list'].map(savedListIn))
const verdict: Verdict =
  text === 'too-large'
    ? { valid: false, reason: 'too-large' }
    : await verifyCredential(text, {
        now: Date.now(),
        known: values.keys.map(knownIssuerIn),
        statusList: async (address) => lists.get(address) ?? null,
        fetch: values.offline ? undefined : fetchPublicText,
      })
console.log(JSON.stringify(printed(verdict), null, 2))
process.exitCode = verdict.valid ? 0 : 1

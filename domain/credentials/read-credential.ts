import { isObject, LARGEST_CREDENTIAL, typesOf, type JsonObject } from './credential-text.ts'
import { refused, type Step } from './verdict.ts'
import { isTame } from '../record/inspect-json.ts'

/** A credential as its signature holds it: around it (a JWT), or inside it (Data Integrity). */
export type SecuredCredential = { form: 'jwt'; token: string } | { form: 'embedded'; document: JsonObject }

/** Nested deeper than any credential is. */
const DEEPEST = 24

const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/
const ENVELOPE = /^data:application\/(?:vc\+)?jwt,/

/** What a file, or a pasted text, holds. Nothing is verified here. */
export function readCredentialText(text: string): Step<SecuredCredential> {
  if (text.length > LARGEST_CREDENTIAL || new TextEncoder().encode(text).length > LARGEST_CREDENTIAL)
    return refused('too-large')
  const trimmed = text.trim()
  if (COMPACT.test(trimmed)) return { ok: true, value: { form: 'jwt', token: trimmed } }
  const read = readJsonObject(trimmed)
  if (!read.ok) return read
  const document = read.value
  if (typesOf(document).includes('EnvelopedVerifiableCredential')) {
    const { id } = document
    const token = typeof id === 'string' ? id.replace(ENVELOPE, '') : ''
    return COMPACT.test(token) ? { ok: true, value: { form: 'jwt', token } } : refused('not-a-credential')
  }
  return { ok: true, value: { form: 'embedded', document } }
}

/** A JSON text from outside, when it is an object that may be looked at further. */
export function readJsonObject(text: string): Step<JsonObject> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused('not-a-credential')
  }
  if (!isObject(value)) return refused('not-a-credential')
  return isTame(value, DEEPEST) ? { ok: true, value } : refused('too-deep')
}

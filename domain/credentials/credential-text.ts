import { isTame } from '../record/inspect-json.ts'
import { refused, type Step } from './verdict.ts'

/** Most that is read as one credential, in bytes. Real ones have 1 to 40 kB; one with a picture inside 200 kB. */
export const LARGEST_CREDENTIAL = 256 * 1024
/** Nested deeper than any credential is. */
const DEEPEST = 24

export type JsonObject = Record<string, unknown>

/** A credential as its signature holds it: around it (a JWT), or inside it (Data Integrity). */
export type SecuredCredential = { form: 'jwt'; token: string } | { form: 'embedded'; document: JsonObject }

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

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON-LD lets a list of one stand without its brackets. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

export function typesOf({ type }: JsonObject): readonly unknown[] {
  return listOf(type)
}

/** Of something that may be named by its address alone. */
export function idOf(value: unknown): string | undefined {
  const id = isObject(value) ? value['id'] : value
  return typeof id === 'string' && id !== '' ? id : undefined
}

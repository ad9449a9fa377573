/** Most that is read as one credential, in bytes. Real ones have 1 to 40 kB; one with a picture inside 200 kB. */
export const LARGEST_CREDENTIAL = 256 * 1024

export type JsonObject = Record<string, unknown>

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

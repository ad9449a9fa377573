/**
 * Values between processes, as structured clones written in JSON. `encode` first runs the platform's own
 * `structuredClone`, so that what Electron would refuse (functions, proxies such as Vue's reactive objects)
 * is refused here too, in the same words.
 *
 * The function is also sent to the page as text: it may use nothing but its argument.
 */
export interface Wire {
  encode: (value: unknown) => string
  decode: (text: string) => unknown
}

type Json = null | boolean | number | string | Tagged
type Tagged = { $: string; id?: number; v?: unknown }

export function makeWire(scope: typeof globalThis): Wire {
  const toBase64 = (bytes: Uint8Array) => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return scope.btoa(text)
  }
  const fromBase64 = (text: string) => Uint8Array.from(scope.atob(text), (letter) => letter.charCodeAt(0))

  function encode(value: unknown): string {
    let cloned: unknown
    try {
      cloned = scope.structuredClone(value)
    } catch {
      throw new Error('An object could not be cloned.')
    }
    const seen = new Map<unknown, number>()
    const walk = (v: unknown): Json => {
      if (v === undefined) return { $: 'undefined' }
      if (v === null || typeof v === 'boolean' || typeof v === 'string') return v
      // JSON knows neither NaN and the infinities nor a zero with a sign.
      if (Object.is(v, -0)) return { $: 'number', v: '-0' }
      if (typeof v === 'number') return Number.isFinite(v) ? v : { $: 'number', v: String(v) }
      if (typeof v === 'bigint') return { $: 'bigint', v: String(v) }
      const known = seen.get(v)
      if (known !== undefined) return { $: 'again', v: known }
      const id = seen.size
      seen.set(v, id)
      if (v instanceof scope.Date) return { $: 'date', id, v: v.getTime() }
      if (v instanceof scope.Map) return { $: 'map', id, v: [...v].map(([k, x]) => [walk(k), walk(x)]) }
      if (v instanceof scope.Set) return { $: 'set', id, v: [...v].map(walk) }
      if (v instanceof scope.Error) return { $: 'error', id, v: [v.name, v.message] }
      if (v instanceof scope.ArrayBuffer) return { $: 'bytes', id, v: toBase64(new Uint8Array(v)) }
      if (v instanceof scope.Uint8Array) return { $: 'uint8', id, v: toBase64(v) }
      if (Array.isArray(v)) return { $: 'array', id, v: Array.from(v, walk) }
      return { $: 'object', id, v: Object.entries(v as object).map(([k, x]) => [k, walk(x)]) }
    }
    return JSON.stringify(walk(cloned))
  }

  function decode(text: string): unknown {
    const made: unknown[] = []
    const walk = (node: Json): unknown => {
      if (node === null || typeof node !== 'object') return node
      const keep = <T>(value: T): T => {
        if (node.id !== undefined) made[node.id] = value
        return value
      }
      const text = String(node.v)
      const list = node.v as Json[]
      const pairs = node.v as [Json, Json][]
      switch (node.$) {
        case 'undefined':
          return undefined
        case 'number':
          return Number(text)
        case 'bigint':
          return BigInt(text)
        case 'again':
          return made[Number(text)]
        case 'date':
          return keep(new Date(Number(text)))
        case 'error':
          return keep(Object.assign(new Error(String(list[1])), { name: String(list[0]) }))
        case 'bytes':
          return keep(fromBase64(text).buffer)
        case 'uint8':
          return keep(fromBase64(text))
        case 'map': {
          const map = keep(new Map<unknown, unknown>())
          for (const [k, x] of pairs) map.set(walk(k), walk(x))
          return map
        }
        case 'set': {
          const set = keep(new Set<unknown>())
          for (const x of list) set.add(walk(x))
          return set
        }
        case 'array': {
          const array = keep<unknown[]>([])
          for (const x of list) array.push(walk(x))
          return array
        }
        default: {
          const object = keep<Record<string, unknown>>({})
          for (const [k, x] of pairs) {
            Object.defineProperty(object, String(k), {
              value: walk(x),
              writable: true,
              enumerable: true,
              configurable: true,
            })
          }
          return object
        }
      }
    }
    return walk(JSON.parse(text) as Json)
  }

  return { encode, decode }
}

export const wire = makeWire(globalThis)

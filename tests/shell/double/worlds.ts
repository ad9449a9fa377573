/**
 * What runs inside each document of a window, in two worlds of Chromium:
 *
 * - the preload world runs the application's own built preload script, with `require('electron')` answered
 *   here, and alone owns the binding that reaches the main process;
 * - the page's world receives what the preload exposes, and asks for permissions.
 *
 * The worlds talk by synchronous events. Chromium clones an event's `detail` when the other world reads it,
 * so values cross as structured clones and no object leaks, as with Electron's contextBridge.
 *
 * Every function below is sent to the page as text: it may use nothing but its arguments.
 */
import { makeWire } from './wire.ts'
import type { Wire } from './wire.ts'

/** A value on its way to the other world: functions and promises travel as the key they are kept under. */
interface Packed {
  kind: 'clone' | 'function' | 'promise' | 'error' | 'array' | 'object'
  value: unknown
}
interface Message {
  op: string
  id?: string
  key?: string
  ok?: boolean
  value?: Packed
  args?: Packed[]
}
interface Answer {
  ok: boolean
  value: Packed
}
interface Side {
  call: (message: Message) => Answer
  pack: (value: unknown) => Packed
  unpack: (packed: Packed) => unknown
  on: (op: string, act: (message: Message) => Answer) => void
}

function makeSide(mine: string, other: string): Side {
  const functions = new Map<string, (...args: unknown[]) => unknown>()
  const proxies = new Map<string, unknown>()
  const promises = new Map<string, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>()
  const acts = new Map<string, (message: Message) => Answer>()
  const nothing: Packed = { kind: 'clone', value: undefined }
  let count = 0

  const call = (message: Message): Answer => {
    const id = `${mine}${++count}`
    let answer: Answer | null = null
    const listen = (event: Event) => {
      answer = (event as CustomEvent<Answer>).detail
    }
    document.addEventListener(`double-answer:${id}`, listen)
    document.dispatchEvent(new CustomEvent(`double:${other}`, { detail: { ...message, id } }))
    document.removeEventListener(`double-answer:${id}`, listen)
    if (!answer) throw new Error('shell double: the other world did not answer')
    return answer
  }

  const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)))

  const packPromise = (promise: Promise<unknown>): Packed => {
    const key = `${mine}p${++count}`
    promise.then(
      (value) => call({ op: 'settle', key, ok: true, value: pack(value) }),
      (reason: unknown) => call({ op: 'settle', key, ok: false, value: pack(asError(reason)) }),
    )
    return { kind: 'promise', value: key }
  }

  const pack = (value: unknown): Packed => {
    if (typeof value === 'symbol') throw new TypeError('contextBridge: symbols are not supported')
    if (typeof value === 'function') {
      const key = `${mine}f${++count}`
      functions.set(key, value as (...args: unknown[]) => unknown)
      return { kind: 'function', value: key }
    }
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return { kind: 'error', value: [value.name, value.message] }
    if (Array.isArray(value)) return { kind: 'array', value: value.map(pack) }
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return { kind: 'object', value: Object.entries(value).map(([name, part]) => [name, pack(part)]) }
    }
    return { kind: 'clone', value: structuredClone(value) }
  }

  const proxyOf = (key: string) => {
    const known = proxies.get(key)
    if (known) return known
    const proxy = (...args: unknown[]) => {
      const answer = call({ op: 'call', key, args: args.map(pack) })
      if (answer.ok) return unpack(answer.value)
      throw unpack(answer.value)
    }
    proxies.set(key, proxy)
    return proxy
  }

  const unpack = (packed: Packed): unknown => {
    const { kind, value } = packed
    if (kind === 'function') return proxyOf(String(value))
    if (kind === 'promise') {
      return new Promise((resolve, reject) => promises.set(String(value), { resolve, reject }))
    }
    if (kind === 'error') {
      const [name, message] = value as [string, string]
      return Object.assign(new Error(message), { name })
    }
    if (kind === 'array') return (value as Packed[]).map(unpack)
    if (kind === 'object') {
      return Object.fromEntries((value as [string, Packed][]).map(([name, part]) => [name, unpack(part)]))
    }
    return value
  }

  acts.set('call', ({ key = '', args = [] }) => {
    try {
      return { ok: true, value: pack(functions.get(key)?.(...args.map(unpack))) }
    } catch (error) {
      return { ok: false, value: pack(asError(error)) }
    }
  })
  acts.set('settle', ({ key = '', ok = false, value = nothing }) => {
    const promise = promises.get(key)
    promises.delete(key)
    if (ok) promise?.resolve(unpack(value))
    else promise?.reject(unpack(value))
    return { ok: true, value: nothing }
  })
  document.addEventListener(`double:${mine}`, (event) => {
    const message = (event as CustomEvent<Message>).detail
    const answer = acts.get(message.op)?.(message)
    document.dispatchEvent(new CustomEvent(`double-answer:${message.id}`, { detail: answer }))
  })
  return { call, pack, unpack, on: (op, act) => acts.set(op, act) }
}

function startPageWorld(side: Side, permissionBinding: string): void {
  const page = window as unknown as Record<string, unknown>
  const freeze = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
    Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  side.on('expose', ({ key = '', value }) => {
    if (Object.hasOwn(page, key)) {
      const message = 'Cannot bind an API on top of an existing property on the window object'
      return { ok: false, value: { kind: 'error', value: ['Error', message] } }
    }
    Object.defineProperty(page, key, { value: freeze(value && side.unpack(value)), enumerable: true })
    return { ok: true, value: { kind: 'clone', value: undefined } }
  })

  const ask = page[permissionBinding] as ((text: string) => Promise<boolean>) | undefined
  delete page[permissionBinding]
  /** Asks the application before the real call; the refusal is the one a page would see. */
  const guard = (
    object: object | undefined,
    method: string,
    permission: string,
    detailOf: (argument: unknown) => object,
    refused: () => Promise<unknown>,
  ) => {
    const holder = object as Record<string, (...args: unknown[]) => unknown> | undefined
    const real = holder?.[method]
    if (!holder || !real || !ask) return
    holder[method] = async (...args: unknown[]) => {
      const granted = await ask(JSON.stringify({ permission, detail: detailOf(args[0]) }))
      return granted ? real.apply(holder, args) : refused()
    }
  }
  const notAllowed = () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))
  const mediaTypes = (constraints: unknown) => {
    const { video, audio } = (constraints ?? {}) as { video?: unknown; audio?: unknown }
    return { mediaTypes: [video && 'video', audio && 'audio'].filter(Boolean) }
  }
  guard(navigator.mediaDevices, 'getUserMedia', 'media', mediaTypes, notAllowed)
  guard(navigator.mediaDevices, 'getDisplayMedia', 'display-capture', () => ({}), notAllowed)
  guard(navigator.clipboard, 'readText', 'clipboard-read', () => ({}), notAllowed)
  guard(
    window.Notification,
    'requestPermission',
    'notifications',
    () => ({}),
    () => Promise.resolve('denied'),
  )
}

type Preload = (require: (id: string) => unknown, module: object, exports: object, process: object) => void

function startPreloadWorld(
  side: Side,
  wire: Wire,
  binding: string,
  additionalArguments: string[],
  preload: Preload,
): void {
  const scope = globalThis as unknown as Record<string, (text: string) => void>
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>()
  let count = 0

  scope['__deliver'] = (text) => {
    const { id, ok, value } = wire.decode(text) as { id: number; ok: boolean; value: unknown }
    const call = waiting.get(id)
    waiting.delete(id)
    if (ok) call?.resolve(value)
    else call?.reject(new Error(String(value)))
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++count
        const text = wire.encode({ id, channel, args })
        waiting.set(id, {
          resolve,
          reject: (error) => reject(new Error(`Error invoking remote method '${channel}': ${error.message}`)),
        })
        scope[binding]?.(text)
      }),
  }
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      const answer = side.call({ op: 'expose', key, value: side.pack(api) })
      if (!answer.ok) throw side.unpack(answer.value)
    },
  }
  const known: Record<string | symbol, unknown> = { ipcRenderer, contextBridge }
  const electron = new Proxy(known, {
    get: (target, key) => {
      if (key in target || typeof key === 'symbol' || key === '__esModule' || key === 'default') {
        return target[key]
      }
      throw new Error(`shell double: electron.${key} is not modelled for a preload script`)
    },
  })
  const require = (id: string) => {
    if (id === 'electron') return electron
    throw new Error(`module not found: '${id}' (a sandboxed preload script may require electron only)`)
  }
  const module = { exports: {} }
  const process = { argv: ['electron', ...additionalArguments], contextIsolated: true, sandboxed: true }
  preload(require, module, module.exports, process)
}

export function pageWorldSource(permissionBinding: string): string {
  return `if (window === window.top) (() => {
    const side = (${makeSide.toString()})('page', 'preload');
    (${startPageWorld.toString()})(side, ${JSON.stringify(permissionBinding)})
  })()`
}

export function preloadWorldSource(preload: string, binding: string, additionalArguments: string[]): string {
  return `if (window === window.top) (() => {
    const side = (${makeSide.toString()})('preload', 'page');
    const wire = (${makeWire.toString()})(globalThis);
    (${startPreloadWorld.toString()})(
      side, wire, ${JSON.stringify(binding)}, ${JSON.stringify(additionalArguments)},
      function (require, module, exports, process) {
${preload}
      },
    )
  })()`
}

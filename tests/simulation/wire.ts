import type { RequestRefusal } from '../../domain/contract/refusals.ts'
import type { Wire } from '../../renderer/data/machine.ts'
import type { Network } from './network.ts'
import type { Random } from './random.ts'
import { StreamResponse } from './stream-response.ts'
import type { Withholding } from './withholding.ts'

/** What the server says to one request: a status and its text. */
export interface ServerAnswer {
  status: number
  text: string
}

export function refusedAnswer(error: RequestRefusal): ServerAnswer {
  return { status: 400, text: JSON.stringify({ error }) }
}

/** One request as it leaves a device. */
export interface WireRequest {
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string | undefined
}

/** The server at the other end of a device's line. */
export interface OtherEnd {
  answer(request: WireRequest): Promise<ServerAnswer>
  /** Opens an event stream; the answer instead when the device gets none. */
  openStream(response: StreamResponse): Promise<ServerAnswer | null>
}

/** What a device's line is made of. */
export interface Line {
  link: string
  network: Network
  random: Random
  withholding: Withholding
  server: OtherEnd
}

/**
 * A device's only way out, over a network that loses, doubles, cuts and delays, and past proxies that hold streams back.
 * `isAlive`: the run goes on.
 */
export function wireOf(line: Line, isAlive: () => boolean): Wire {
  const { link, network, random, server } = line
  return (url, init) =>
    new Promise((resolve, reject) => {
      if (!isAlive()) return
      const signal = init.signal!
      signal.addEventListener('abort', () => reject(signal.reason))
      // A line that is down is sometimes known to be; otherwise nothing ever comes back.
      if (network.isCut(link) && random.chance(0.5)) return reject(new TypeError('Failed to fetch'))
      const path = url.slice(url.indexOf('/v1/') + '/v1/'.length)
      const answered = (response: Response) => {
        if (isAlive() && !signal.aborted) resolve(response)
      }
      const request: WireRequest = {
        method: init.method ?? 'GET',
        path,
        headers: init.headers as Record<string, string>,
        body: init.body as string | undefined,
      }
      if (path === 'sync/stream') {
        stream(line, { signal, answered, isAlive })
        return
      }
      network.request(
        link,
        () => server.answer(request),
        (delivery) => {
          if (delivery.arrived) answered(responseOf(delivery.reply))
          else if (isAlive()) reject(new TypeError('Failed to fetch'))
        },
      )
    })
}

interface Asker {
  signal: AbortSignal
  answered: (response: Response) => void
  isAlive: () => boolean
}

/** Pieces of one connection arrive in order, cut anywhere and perhaps held back, or the connection breaks. */
function stream(
  { link, network, random, withholding, server }: Line,
  { signal, answered, isAlive }: Asker,
): void {
  let controller!: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>
  let isOpen = true
  let last = 0
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (given) => void (controller = given),
    cancel: () => close(),
  })
  const close = () => {
    if (!isOpen) return
    isOpen = false
    response.cut()
  }
  const breaks = () => {
    if (!isOpen) return
    close()
    if (isAlive()) controller.error(new TypeError('network error'))
  }
  const between = withholding.open(link, {
    head: () => answered(new Response(body, { status: 200 })),
    bytes: (some) => {
      if (isOpen && isAlive()) controller.enqueue(some)
    },
  })
  const inOrder = (land: () => void) => {
    if (!isOpen) return
    if (random.chance(network.faults.drop / 8)) return breaks()
    last = network.inOrder(link, last, () => {
      if (isOpen && isAlive()) land()
    })
  }
  const response = new StreamResponse(
    (text) =>
      inOrder(() => {
        response.sent(text)
        for (const piece of pieces(text, random)) between.bytes(piece)
      }),
    () =>
      inOrder(() => {
        between.end()
        isOpen = false
        controller.close()
      }),
  )
  signal.addEventListener('abort', close)
  network.onCut(link, breaks)
  network.request(
    link,
    async () => {
      // A second copy of the request on its way opens nothing more.
      if (!isOpen || isAsked) return null
      isAsked = true
      return server.openStream(response)
    },
    (delivery) => {
      if (delivery.arrived && delivery.reply) answered(responseOf(delivery.reply))
    },
  )
  let isAsked = false
  // The head of the answer goes before the first piece.
  response.once('head', () => inOrder(between.head))
}

function responseOf({ status, text }: ServerAnswer): Response {
  return new Response(text, { status })
}

function pieces(text: string, random: Random): Uint8Array<ArrayBuffer>[] {
  const bytes = new TextEncoder().encode(text)
  const at = random.int(0, bytes.length)
  return [bytes.slice(0, at), bytes.slice(at)].filter(({ length }) => length > 0)
}

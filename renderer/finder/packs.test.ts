import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import digests from '../../resources/packs/manifest.json'
import { digestsOfPacks } from '../../scripts/taxonomy/packs-manifest.ts'
import { fetchPack } from './packs.ts'

afterEach(() => vi.unstubAllGlobals())

const bytes = new TextEncoder().encode('a pack')
const pack = { url: '/assets/a.gz', digest: createHash('sha256').update(bytes).digest('hex') }
/** A network that gives these answers, one after the other. */
function network(...answers: (Response | Error)[]): RequestInit[] {
  const asked: RequestInit[] = []
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    asked.push(init)
    const answer = answers[asked.length - 1]!
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
  return asked
}
const whole = () => new Response(bytes)

test('the manifest tells the packs that ship: npm run finder -- build writes it', () => {
  expect(digests).toEqual(digestsOfPacks())
})

test('without network, or where there is no such file, there is no pack', async () => {
  network(new Error('offline'))
  expect(await fetchPack(pack)).toBe('unreachable')
  network(new Response('', { status: 404 }))
  expect(await fetchPack(pack)).toBe('unreachable')
})

test('a file that is not the one that was made is never used', async () => {
  const asked = network(new Response('another pack'), new Response('another pack'))
  expect(await fetchPack(pack)).toBe('altered')
  expect(asked.map(({ cache }) => cache)).toEqual(['default', 'reload'])
})

test('a copy that went bad on this device is fetched again', async () => {
  network(new Response('a pa'), whole())
  expect(new Uint8Array((await fetchPack(pack)) as ArrayBuffer)).toEqual(bytes)
  network(new Response('a pa'), new Error('offline'))
  expect(await fetchPack(pack)).toBe('altered')
})

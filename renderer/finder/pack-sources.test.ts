import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readPackSources } from './pack-sources.ts'

const file = readFileSync(new URL('../../resources/packs/taxonomy.json.gz', import.meta.url))
const zipped = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer

it('the pack that ships names its sources and the sentence that each licence asks for', async () => {
  const sources = await readPackSources(() => Promise.resolve(zipped))
  expect(sources?.map(({ name }) => name)).toEqual(['ROME 4.0', 'ESCO'])
  for (const { licence, attribution, changes } of sources ?? [])
    expect([licence, attribution, changes].every((words) => words.length > 10)).toBe(true)
})

it('a pack that cannot be read has no sources', async () => {
  expect(await readPackSources(() => Promise.resolve('unreachable'))).toBeNull()
})

import { expect, it } from 'vitest'
import { latestRevoked, siteSchema } from './site.ts'

it('of what was taken back a site holds the latest, as many as its record has room for', () => {
  const most = siteSchema.properties.revokedPasses.maxItems
  const passes = Array.from({ length: most + 2 }, (_, index) => `pass-${index}`)
  expect(latestRevoked('revokedPasses', passes)).toEqual(passes.slice(2))
  expect(latestRevoked('revokedPasses', ['one', 'two'])).toEqual(['one', 'two'])
})

import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The dialogs of the host desk that ask for something: each tag with the file it stands in. */
const dialogs = globSync('renderer/host/**/*.vue').flatMap((file) => {
  const source = readFileSync(file, 'utf8')
  const tags = [...source.matchAll(/<HostDialog(?:[^>"]|"[^"]*")*>/gu)].map(([tag]) => tag)
  const asks = /\bbusy\b/u.test(source)
  return asks ? tags.map((tag) => ({ file, tag })) : []
})
/** Nothing is on its way while these are open. */
const onlyShows: Record<string, RegExp> = {
  'renderer/host/accounts/AccountList.vue': /renewed !== null/u,
}

test('no dialog is left while what was asked in it is on its way: its outcome would be read by nobody', () => {
  expect(dialogs.length).toBeGreaterThan(15)
  const leaves = dialogs.filter(({ file, tag }) => !tag.includes(':busy=') && !onlyShows[file]?.test(tag))
  expect(leaves.map(({ file }) => file)).toEqual([])
})

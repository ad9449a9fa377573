import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('every page of paper has a name: one without gives its size and margins to all others', () => {
  const rules = globSync('renderer/**/*.{vue,css}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/@page\s*([\w-]*)\s*\{/gu)].map(([, name]) => ({ file, name })),
  )
  expect(rules.length).toBeGreaterThan(6)
  expect(rules.filter(({ name }) => name === '')).toEqual([])
})

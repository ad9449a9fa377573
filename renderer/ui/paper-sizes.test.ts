import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('a size of paper is that of a named page: one without a name prints all others at its size', () => {
  const styles = globSync('renderer/**/*.{vue,css}').map(
    (file) => [file, readFileSync(file, 'utf8')] as const,
  )
  const sized = styles.flatMap(([file, text]) =>
    [...text.matchAll(/@page\s*([\w-]*)\s*\{([^}]*)\}/gu)]
      .filter(([, , rules]) => rules!.includes('size:'))
      .map(([, name]) => ({ file, name })),
  )
  expect(sized.length).toBeGreaterThan(3)
  expect(sized.filter(({ name }) => name === '')).toEqual([])
})

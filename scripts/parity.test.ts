import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const script = resolve(import.meta.dirname, 'parity.ts')
const parity = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

it.each([[['--seed', 'x']], [['people']], [['--nothing']]])('%j is refused with its usage', (args) => {
  const { status, stderr } = parity(...args)
  expect(status).toBe(2)
  expect(stderr).toContain('npm run parity')
})

it('people who differ by nothing come out alike, the others are told beside the group that is shown most', () => {
  const { status, stdout } = parity()
  expect(status).toBe(0)
  const [table, rules] = stdout.trim().split('\n\n')
  expect(rules).toMatch(/^one more proof: [1-9]\d{2,} tried, 0 came out lower$/m)
  expect(rules).toMatch(/in another order: (\d{2,}) lists, 0 changed$/m)
  const [, lists, changed] = /another day: (\d{2,}) lists, (\d+) with .*, 0 changed otherwise$/m.exec(rules!)!
  // Where more than one person is found.
  expect(Number(changed)).toBeGreaterThan(Number(lists) / 2)
  const rows = new Map(
    table!
      .split('\n')
      .slice(1)
      .map((line) => [line.split(/\s+/)[0], line]),
  )
  expect([...rows.keys()]).toEqual(['home', 'together', 'making', 'path', 'work', 'control-a', 'control-b'])
  const ratio = (group: string) => Number(/(\d\.\d\d)(?: {2}under 4\/5)?$/.exec(rows.get(group)!)![1])
  expect(Math.abs(ratio('control-a') - ratio('control-b'))).toBeLessThan(0.1)
  expect(Math.max(...[...rows.keys()].map((group) => ratio(group!)))).toBe(1)
  for (const [group, line] of rows) expect(line.endsWith('under 4/5')).toBe(ratio(group!) < 0.8)
  expect(parity().stdout).toBe(stdout)
})

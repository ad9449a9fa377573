import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, expect, test } from 'vitest'

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: IForbiddenRuleType[]
}

/** Imports that must be refused, each with the rule that refuses it. */
const wrong: [from: string, to: string, rule: string][] = [
  ['renderer/kiosk/a.ts', 'renderer/host/b.ts', 'screens-never-import-each-other'],
  ['renderer/host/a.ts', 'renderer/employer/b.ts', 'screens-never-import-each-other'],
  ['renderer/employer/a.test.ts', 'renderer/kiosk/b.ts', 'screens-never-import-each-other'],
  ['renderer/desk/a.ts', 'renderer/host/b.ts', 'shared-parts-know-no-screen'],
  ['renderer/data/a.ts', 'renderer/kiosk/b.ts', 'shared-parts-know-no-screen'],
  ['renderer/kiosk/a.ts', 'renderer/desk/b.ts', 'desk-parts-only-in-desks'],
  ['renderer/page/a.ts', 'renderer/desk/b.ts', 'desk-parts-only-in-desks'],
  ['renderer/ui/a.ts', 'renderer/data/b.ts', 'ui-is-blocks-without-data'],
  ['renderer/ui/c.ts', 'renderer/stores/b.ts', 'ui-is-blocks-without-data'],
  ['renderer/ui/d.ts', 'renderer/strings/b.ts', 'ui-is-blocks-without-data'],
  ['renderer/words/a.ts', 'renderer/ui/b.ts', 'words-know-nothing-else'],
  ['domain/kit/a.ts', 'domain/sessions/b.ts', 'challenges-one-way-kit'],
  ['domain/sessions/a.ts', 'domain/seats/b.ts', 'challenges-one-way-sessions'],
  ['domain/seats/a.ts', 'domain/attestations/b.ts', 'challenges-one-way-seats'],
  ['domain/observation/a.ts', 'domain/attestations/b.ts', 'challenges-one-way-observation'],
  ['domain/visits/a.ts', 'sync-server/b.ts', 'domain-knows-no-application'],
  ['sync-server/a.ts', 'renderer/data/c.ts', 'applications-never-import-each-other'],
]

/** Imports that are meant. */
const right: [from: string, to: string][] = [
  ['renderer/host/ok.ts', 'renderer/desk/b.ts'],
  ['renderer/kiosk/ok.ts', 'renderer/data/d.ts'],
  ['renderer/ui/ok.ts', 'renderer/words/b.ts'],
  ['domain/attestations/ok.ts', 'domain/kit/b.ts'],
]

const house = mkdtempSync(join(tmpdir(), 'import-directions-'))
afterAll(() => rmSync(house, { recursive: true }))

test('an import in a forbidden direction is refused, and no other', async () => {
  const sources = new Map<string, string>()
  for (const [from, to] of [...wrong, ...right]) {
    const imported = `import '${'../'.repeat(from.split('/').length - 1)}${to}'\n`
    sources.set(from, (sources.get(from) ?? '') + imported)
    if (!sources.has(to)) sources.set(to, '')
  }
  for (const [path, source] of sources) {
    mkdirSync(join(house, dirname(path)), { recursive: true })
    writeFileSync(join(house, path), source)
  }
  const { output } = await cruise(['domain', 'renderer', 'sync-server'], {
    baseDir: house,
    validate: true,
    ruleSet: { forbidden },
  })
  const refused = (output as ICruiseResult).summary.violations.map(
    ({ from, to, rule }) => `${from} -> ${to}: ${rule.name}`,
  )
  expect(refused).toEqual(
    expect.arrayContaining(wrong.map(([from, to, rule]) => `${from} -> ${to}: ${rule}`)),
  )
  expect(refused.filter((line) => right.some(([from]) => line.startsWith(`${from} `)))).toEqual([])
})

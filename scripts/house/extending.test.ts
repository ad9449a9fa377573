import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleCommits, type Commit, type Kind } from './example-commits.ts'
import { root, runTool } from './tools.ts'

/** How many files each kind of change may touch. Tests of the new thing, and screens that use it, come on top. */
const MOST: Readonly<Record<Kind, number>> = {
  'A collection': 6,
  'A field of a record': 3,
  'A screen of the kiosk': 4,
  'A call of the server': 3,
  'A reason of refusal': 2,
  'A reason why a row is refused': 2,
}

const commits = Object.entries(exampleCommits) as [Kind, Commit][]

/** The project as it would be with all of them. */
let copy: string
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'pepiniere-extended-'))
  for (const file of globSync('{domain,renderer,sync-server}/**/*.{ts,vue,json,css}', { cwd: root })) {
    if (/\.test\.ts$/u.test(file)) continue
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  for (const shared of ['node_modules', 'resources', 'package.json', 'tsconfig.base.json']) {
    symlinkSync(join(root, shared), join(copy, shared))
  }
})
afterAll(() => rmSync(copy, { recursive: true }))

/** What the page lists of a kind: its files, and how many they are at most. */
function listed(kind: Kind): { most: number; files: string[] } {
  const page = readFileSync(join(root, 'docs/extending.md'), 'utf8')
  const section = page.split(/^## /mu).find((one) => one.startsWith(`${kind}\n`)) ?? ''
  return {
    most: Number(/^At most (\d) files/mu.exec(section)?.[1]),
    files: [...section.matchAll(/^- `([^`]+)`/gmu)].map(([, file]) => file!),
  }
}

test.each(commits)('%s touches no more files than it may, and those that the page lists', (kind, commit) => {
  const files = Object.keys(commit)
  expect(files.length).toBeLessThanOrEqual(MOST[kind])
  expect(listed(kind)).toEqual({ most: MOST[kind], files })
})

test.each(commits)('%s is a commit that can be made today', (_kind, commit) => {
  for (const [file, edit] of Object.entries(commit)) {
    const path = join(copy, file)
    const before = globSync(path).length > 0 ? readFileSync(path, 'utf8') : ''
    const edited = edit(before)
    expect(edited, file).not.toBe(before)
    writeFileSync(path, edited)
  }
})

test('nothing else must know of what they add: with all of them everything compiles', async () => {
  const settings = {
    extends: './tsconfig.base.json',
    compilerOptions: { lib: ['ES2024', 'DOM', 'DOM.Iterable'], types: ['vite/client', 'node'] },
    include: ['domain', 'renderer', 'sync-server']
      .map((folder) => `${folder}/**/*.ts`)
      .concat('components.d.ts'),
  }
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(settings))
  writeFileSync(
    join(copy, 'components.d.ts'),
    `declare module '*.vue' {\n  const component: import('vue').Component\n  export default component\n}\n`,
  )
  const { output } = await runTool('tsc', ['--noEmit', '-p', copy, '--singleThreaded'])
  expect(output).toBe('')
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const script = resolve(import.meta.dirname, 'kit.ts')
const kit = (...args: string[]) => kitWith(process.env, ...args)
const kitWith = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env })

it('what is not understood is told, with the way to ask', () => {
  const { status, stderr } = kit('bake')
  expect(status).toBe(2)
  expect(stderr).toContain('npm run kit -- check')
})

it.each([
  [['print'], 'Name the file to make first'],
  [['print', 'classeur.txt'], 'Name the file to make first'],
  [['print', join(tmpdir(), 'nowhere', 'binder.pdf')], 'does not exist'],
  [['print', join(tmpdir(), 'binder.pdf'), 'E99'], 'No card "E99"'],
  [['print', join(tmpdir(), 'binder.pdf'), 'nowhere.json'], 'There is no file nowhere.json'],
])('%j is refused in a sentence', (args, sentence) => {
  const { status, stderr } = kit(...args)
  expect(status).toBe(2)
  expect(stderr).toContain(sentence)
})

it('printing without a browser says what it needs', () => {
  const env = { ...process.env, CHROMIUM_PATH: join(tmpdir(), 'no-browser-here') }
  const { status, stderr } = kitWith(env, 'print', join(tmpdir(), 'binder.pdf'), 'E04')
  expect(status).toBe(1)
  expect(stderr).toContain('Printing needs Chromium')
})

it.each([
  ['as it is', (text: string) => text],
  ['saved on Windows', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
])('a faulty card is named with its file and line: %s', (_, saved) => {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-kit-'))
  const card = readFileSync(resolve(import.meta.dirname, '../resources/kit/E01.json'), 'utf8')
  const file = join(folder, 'E01.json')
  writeFileSync(file, saved(card.replace('"minutes": 60', '"minutes": 61')))
  const { status, stderr } = kit('check', file)
  rmSync(folder, { recursive: true })
  expect(status).toBe(1)
  const line = card.slice(0, card.indexOf('"minutes": 60')).split('\n').length
  expect(stderr).toContain(`E01.json:${line}: /minutes: the steps last 60 minutes, the card says 61`)
})

it('an empty card is said to be empty', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-kit-'))
  const file = join(folder, 'E01.json')
  writeFileSync(file, '\uFEFF\r\n')
  const { status, stderr } = kit('check', file)
  rmSync(folder, { recursive: true })
  expect([status, stderr]).toEqual([1, `${file}:1: the file is empty\n`])
})

it('the fifty cards of the kit have no fault', () => {
  const { status, stdout } = kit('check')
  expect([status, stdout]).toEqual([0, '50 cards, 0 faults\n'])
})

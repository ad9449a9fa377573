import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const script = resolve(import.meta.dirname, 'lexicon.ts')
const lexicon = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

it.each([
  [['grow'], 'npm run lexicon -- check'],
  [['check', join(tmpdir(), 'nowhere.json')], 'There is no file or folder'],
])('%j is refused in a sentence', (args, sentence) => {
  const { status, stderr } = lexicon(...args)
  expect(status).toBe(2)
  expect(stderr).toContain(sentence)
})

it('a faulty scene is named with its file and line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-lexicon-'))
  const scene = readFileSync(resolve(import.meta.dirname, '../resources/lexicon/cleaning.json'), 'utf8')
  const file = join(folder, 'cleaning.json')
  writeFileSync(file, scene.replace('"washing-machine"', '"unicorn"'))
  const { status, stderr } = lexicon('check', file)
  rmSync(folder, { recursive: true })
  expect(status).toBe(1)
  const line = scene.slice(0, scene.indexOf('"washing-machine"')).split('\n').length
  expect(stderr).toBe(`${file}:${line}: /sentences/3/drawing: no drawing "unicorn"\n`)
})

it('the scenes of life have no fault', () => {
  const { status, stdout } = lexicon('check')
  expect([status, stdout]).toEqual([0, '49 scenes, 490 sentences, 0 faults\n'])
})

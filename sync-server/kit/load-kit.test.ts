import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestServer } from '../testing/test-server.ts'
import { loadKit } from './load-kit.ts'

const KIT = new URL('../../resources/kit', import.meta.url).pathname
const card = readFileSync(join(KIT, 'E01.json'), 'utf8')

let server: TestServer
let folder: string
const write = (text: string) => writeFileSync(join(folder, 'E01.json'), text)

beforeEach(async () => {
  server = await TestServer.start()
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-cards-'))
  copyFileSync(join(KIT, 'E02.json'), join(folder, 'E02.json'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await server.stop()
})

it('a card saved on Windows is the same card', async () => {
  write(card)
  expect(await loadKit(server.parts, folder)).toMatchObject({ added: 2 })
  write(`\uFEFF${card.replaceAll('\n', '\r\n')}`)
  expect(await loadKit(server.parts, folder)).toEqual({
    ...{ added: 0, changed: [], unreadable: [], misshapen: [] },
  })
})

it('a card that cannot be read is told with its line, and stops no other', async () => {
  const lines = card.split('\n')
  lines[4] = `${lines[4]} oops`
  write(`\uFEFF${lines.join('\r\n')}`)
  const { added, unreadable } = await loadKit(server.parts, folder)
  expect(added).toBe(1)
  expect(unreadable).toEqual([expect.objectContaining({ file: 'E01.json', line: 5 })])
})

it('an empty card is said to be empty', async () => {
  write('')
  const { unreadable } = await loadKit(server.parts, folder)
  expect(unreadable).toEqual([{ file: 'E01.json', line: 1, message: 'the file is empty' }])
})

it('what is no card is told with the field that says so, and stops no other', async () => {
  write(JSON.stringify({ ...(JSON.parse(card) as object), minutes: 'une heure' }))
  expect(await loadKit(server.parts, folder)).toMatchObject({
    added: 1,
    misshapen: [{ file: 'E01.json', field: 'minutes' }],
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readTextFile } from './text-file.ts'

it.each([
  ['with a mark and Windows line ends', Buffer.from('\uFEFFdéfi\r\n2\r\n', 'utf8')],
  ['in the Unicode of an older Notepad', Buffer.from('\uFEFFdéfi\r\n2\r\n', 'utf16le')],
  ['with the line ends of an older Mac', Buffer.from('défi\r2\r', 'utf8')],
  ['plain', Buffer.from('défi\n2\n', 'utf8')],
])('a text is the same: %s', (_, bytes) => {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-text-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'text.txt')
  writeFileSync(file, bytes)
  expect(readTextFile(file)).toBe('défi\n2\n')
})

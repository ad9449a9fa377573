import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const packaging = readFileSync(resolve('electron.builder.yml'), 'utf8')

/** Switches inside the packed program that no setting of ours could undo later. */
const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
}

test('the packed application cannot be turned into a plain Node, debugged, or given other code', () => {
  const section = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(packaging)?.[1] ?? ''
  const written = Object.fromEntries(
    section
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': '))
      .map(([name, value]) => [name, value === 'true']),
  )
  expect(written).toEqual(fuses)
})

test('no package and no server goes into the application of a kiosk', () => {
  expect(packaging).toContain("- '!node_modules/**'")
  expect(packaging).toContain("- '!out/main/{server,admin}.js'")
})

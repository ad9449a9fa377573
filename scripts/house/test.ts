/**
 * `npm test`: checks, build, every test, and a last line `N passed, N failed`. A check or a build that
 * fails counts as one failure. With arguments, only the tests they select (vitest's own filters); with
 * `quick`, types, lint and the tests of rules, server and device engine: no build, no screen, no command, no
 * request, no random stories.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath } from '../chromium-path.ts'
import { runChecks, runQuickChecks } from './checks.ts'
import { build } from './project.ts'
import { countTests } from './test-count.ts'
import type { TestReport } from './test-count.ts'
import { root, runTool } from './tools.ts'

const quick = process.argv[2] === 'quick'
const filters = process.argv.slice(quick ? 3 : 2)
const failures = await checksFirst()

if (!quick) {
  const built = await build()
  console.log(`${built ? '✓' : '✗'} build`)
  if (!built) failures.push('build')
}

const browser = quick ? null : await chromiumPath()
const withoutBrowser: string[] = []
if (quick) {
  for (const tested of ['rules', 'unit', 'unit apart']) withoutBrowser.push('--project', tested)
} else if (browser === null) {
  console.log('✗ No Chromium found: NO TEST OF A SCREEN RUNS. Install one, or name one with CHROMIUM_PATH.')
  if (process.env['CI']) failures.push('browser')
  withoutBrowser.push('--project', '!scenarios')
}

const folder = mkdtempSync(join(tmpdir(), 'pepiniere-report-'))
const file = join(folder, 'report.json')
const { ok } = await runTool(
  'vitest',
  [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...withoutBrowser,
    ...filters,
  ],
  {
    show: true,
    env: {
      // Each command and each server of a test is a process of its own: what one compiled, the next need not.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
      ...(browser === null ? {} : { CHROMIUM_PATH: browser }),
    },
  },
)
const tests = countTests(readReport(), ok)
rmSync(folder, { recursive: true, force: true })

const failed = tests.failed + failures.length
if (failures.length > 0) console.log(`Failed before the tests: ${failures.join(', ')}`)
console.log(`${tests.passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

async function checksFirst(): Promise<string[]> {
  if (filters.length > 0) return []
  return quick ? runQuickChecks() : runChecks()
}

function readReport(): TestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestReport
  } catch {
    return null
  }
}

import { availableParallelism } from 'node:os'
import { lintComponentScripts } from './component-scripts.ts'
import { runTool } from './tools.ts'
import type { Finished } from './tools.ts'

interface Check {
  name: string
  run: () => Promise<Finished>
}

const checkedFolders = ['domain', 'electron', 'renderer', 'sync-server', 'scripts', 'bench', 'tests']

/** The rules that ask the compiler, which takes ESLint ten times as long. */
const typedLint: Check[] = [
  { name: 'lint with types', run: () => runTool('oxlint', []) },
  { name: 'lint of components with types', run: lintComponentScripts },
]

const typesOfTheRest: Check = {
  name: 'types of the server, shell and tools',
  // The native compiler, in a third of the time; it reads no component. One thread: another check has the other core.
  run: () => runTool('tsc', ['--noEmit', '-p', 'tsconfig.node.json', '--pretty', '--singleThreaded']),
}

/** The longest first, so that two cores end together. */
const checks: Check[] = [
  {
    name: 'types of the screens',
    run: () => runTool('vue-tsc', ['--noEmit', '-p', 'tsconfig.web.json', '--pretty']),
  },
  { name: 'lint', run: () => runTool('eslint', ['.', '--max-warnings', '0']) },
  typesOfTheRest,
  ...typedLint,
  { name: 'formatting', run: () => runTool('oxfmt', ['--check', '.']) },
  {
    name: 'dependency directions',
    run: () => runTool('depcruise', ['--config', '.dependency-cruiser.cjs', ...checkedFolders]),
  },
  { name: 'dead code', run: () => runTool('knip', []) },
]

const cache = 'node_modules/.cache'

/** For whoever works on the code and asks often: what did not change since the last time is not looked at again. */
const quickChecks: Check[] = [
  {
    name: 'types of the screens',
    run: () =>
      runTool('vue-tsc', [
        ...['--noEmit', '-p', 'tsconfig.web.json', '--pretty'],
        ...['--incremental', '--tsBuildInfoFile', `${cache}/screens.tsbuildinfo`],
      ]),
  },
  {
    name: 'lint',
    run: () =>
      runTool('eslint', [
        ...['.', '--max-warnings=0'],
        ...['--cache', '--cache-strategy=content', `--cache-location=${cache}/eslint`],
      ]),
  },
  ...typedLint,
  typesOfTheRest,
]

/** Runs every check and returns the names of those that failed. */
export function runChecks(): Promise<string[]> {
  return runAll(checks)
}

/** The same for types and lint alone. */
export function runQuickChecks(): Promise<string[]> {
  return runAll(quickChecks)
}

/** As many at a time as there are cores. */
async function runAll(asked: readonly Check[]): Promise<string[]> {
  const waiting = [...asked]
  const failed: string[] = []
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now()
      const { ok, output } = await check.run()
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${ok ? '✓' : '✗'} ${check.name} (${seconds} s)`)
      if (ok) continue
      failed.push(check.name)
      console.log(output.trimEnd())
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return failed
}

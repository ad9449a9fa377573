import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { chromiumPath } from '../scripts/chromium-path.ts'

/** On what the numbers were measured: the same program is twice as slow on a busy machine. */
export async function machine(): Promise<string> {
  const [load] = loadavg()
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory} GiB, ${process.platform} ${process.arch}`,
    `load ${load!.toFixed(1)} at the start, Node ${process.versions.node}, ${await browserVersion()}`,
  ].join('\n')
}

async function browserVersion(): Promise<string> {
  const path = await chromiumPath()
  if (path === null) return 'no Chromium'
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}

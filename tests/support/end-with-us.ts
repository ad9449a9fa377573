import type { ChildProcess } from 'node:child_process'

/** Has a child process killed when this one ends, by Ctrl-C too. */
export function endWithUs(child: ChildProcess, kill: () => void): void {
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from './project.ts'
import { root } from './tools.ts'

// What is measured is what ships: the built server and screens.
if (!(await build())) process.exit(1)
const { status } = spawnSync(process.execPath, [join(root, 'bench/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)

import { runTool } from './tools.ts'

const { ok } = await runTool('prettier', ['--write', '--log-level', 'warn', '.'], { show: true })
process.exit(ok ? 0 : 1)

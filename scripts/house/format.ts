import { runTool } from './tools.ts'

const { ok } = await runTool('oxfmt', ['.'], { show: true })
process.exit(ok ? 0 : 1)

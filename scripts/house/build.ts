import { build } from './project.ts'

process.exit((await build({ evenIfBuilt: true })) ? 0 : 1)

import { writeFileSync } from 'node:fs'
import { contract } from '../domain/contract/contract.ts'
import { openApiOf } from '../domain/contract/openapi.ts'
import { runTool } from './house/tools.ts'

/** Writes docs/openapi.json from the contract. */
const file = new URL('../docs/openapi.json', import.meta.url).pathname
writeFileSync(file, JSON.stringify(openApiOf(contract)))
const { ok } = await runTool('oxfmt', [file], { show: true })
if (!ok) process.exit(1)
console.log(`${file} dit ce que dit le contrat.`)

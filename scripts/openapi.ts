import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { contract } from '../domain/contract/contract.ts'
import { openApiOf } from '../domain/contract/openapi.ts'

/** Writes docs/openapi.json from the contract. */
const file = new URL('../docs/openapi.json', import.meta.url).pathname
const options = await resolveConfig(file)
writeFileSync(file, await format(JSON.stringify(openApiOf(contract)), { ...options, parser: 'json' }))
console.log(`${file} dit ce que dit le contrat.`)

import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { validateXML } from 'xmllint-wasm'

const ours = join(import.meta.dirname, 'skills-passport.xsd')
/** A folder of the official schema, with the files that it includes; see README.md. */
const official = process.env['EUROPASS_SCHEMA']

const main = official ? 'EuropassSchema.xsd' : basename(ours)
const files = official
  ? readdirSync(official, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.xsd'))
      .map((path) => schemaFile(join(official, path)))
  : [schemaFile(ours)]

/** The official files name one another by web addresses; here all of them stand in one folder. */
function schemaFile(path: string) {
  const contents = readFileSync(path, 'utf8').replace(
    /schemaLocation="[^"]*?([^"/]+)"/gu,
    'schemaLocation="$1"',
  )
  return { fileName: basename(path), contents }
}

/** What libxml2 finds wrong in each of these documents, held against the schema of Europass; `[]`: nothing. */
export async function faultsOfEuropass(...documents: string[]): Promise<string[]> {
  const { errors, valid } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: files.filter(({ fileName }) => fileName === main),
    preload: files.filter(({ fileName }) => fileName !== main),
  })
  const faults = errors.map(({ rawMessage }) => rawMessage)
  return valid === (faults.length === 0) ? faults : ['neither accepted nor refused', ...faults]
}

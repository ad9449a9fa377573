import { Ajv, type ValidateFunction } from 'ajv'
import { collections, type CollectionName } from '../../domain/sync/collections.ts'

const ajv = new Ajv({ strict: true, allErrors: false })
// What the schema literals say for RxDB and for the access tests: no rule for a record's form.
for (const keyword of ['version', 'primaryKey', 'indexes', 'dataClass']) ajv.addKeyword(keyword)

/** Compiled when first asked for: all at once they take most of the time in which a server starts. */
const validators = new Map<CollectionName, ValidateFunction>()

function validatorOf(collection: CollectionName): ValidateFunction {
  const known = validators.get(collection)
  if (known) return known
  const validator = ajv.compile(collections[collection].schema)
  validators.set(collection, validator)
  return validator
}

/** The field that does not have the form of its collection, or `null` when all have. */
export function misshapenField(collection: CollectionName, record: unknown): string | null {
  const validate = validatorOf(collection)
  if (validate(record)) return null
  const [error] = validate.errors ?? []
  const path = error?.instancePath.split('/').slice(1) ?? []
  const extra = (error?.params as { additionalProperty?: string; missingProperty?: string } | undefined) ?? {}
  const named = extra.missingProperty ?? extra.additionalProperty
  return [...path, ...(named === undefined ? [] : [named])].join('.').slice(0, 80) || 'record'
}

/** The server itself would have written what its own schema refuses: nothing of it is kept. */
export class MisshapenRecord extends Error {
  override name = 'MisshapenRecord'

  /** Without the record's id, which may name a person: this is written into the log. */
  constructor(collection: CollectionName, field: string) {
    super(`A record of ${collection} does not have the form of its collection: ${field}`)
  }
}

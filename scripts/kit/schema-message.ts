import type { ErrorObject } from 'ajv'

/** What a JSON schema refused, for whoever mends the file. */
export function schemaMessage({ keyword, message, params }: ErrorObject, what: string): string {
  if (keyword === 'required') return `"${(params as { missingProperty: string }).missingProperty}" is missing`
  if (keyword === 'additionalProperties')
    return `"${(params as { additionalProperty: string }).additionalProperty}" is not a field of ${what}`
  if (keyword === 'enum')
    return `must be one of ${(params as { allowedValues: string[] }).allowedValues.join(', ')}`
  return message ?? keyword
}

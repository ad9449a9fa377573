/** The schema of one text: the longest it may be, in code points. */
interface LimitedText {
  readonly type: 'string'
  readonly maxLength: number
}

type PathIn<Node> = Node extends { readonly properties: infer Fields }
  ? {
      [Name in keyof Fields & string]: Fields[Name] extends LimitedText
        ? Name
        : Fields[Name] extends { readonly items: infer Items }
          ? Items extends LimitedText
            ? Name
            : `${Name}.${PathIn<Items>}`
          : Fields[Name] extends { readonly properties: unknown }
            ? `${Name}.${PathIn<Fields[Name]>}`
            : never
    }[keyof Fields & string]
  : never

/** Where a limited text stands in a record, such as `sent.message`; a list's name goes on to its items. */
export type TextPath<Schema> = PathIn<Schema>

interface Node {
  properties?: Record<string, Node>
  items?: Node
  maxLength?: number
}

/**
 * How many characters (code points) a text of a record may have. Forms, counters and sentences read it from
 * the record's schema, so that a field never takes what its record refuses.
 */
export function maxLengthOf<Schema extends object>(schema: Schema, path: TextPath<Schema>): number {
  const start: Node = schema
  const found = (path as string).split('.').reduce((node: Node | undefined, name) => {
    const field = node?.properties?.[name]
    return field?.items ?? field
  }, start)
  if (found?.maxLength === undefined) throw new Error(`No limited text at ${path as string}`)
  return found.maxLength
}

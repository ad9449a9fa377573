import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** The path of every screen in the table of routes of a desk, as written there: `/offres/:offerId/clore`. */
export function screensOf(desk: 'host' | 'employer'): string[] {
  const file = `renderer/${desk}/routes.ts`
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const table = source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .map((statement) => statement.declarationList.declarations[0]?.initializer)
    .find((value) => value !== undefined && ts.isArrayLiteralExpression(value))
  if (!table) throw new Error(`${file} holds no table of routes`)
  return screensIn(table, '')
}

function screensIn(table: ts.Node, above: string): string[] {
  if (!ts.isArrayLiteralExpression(table)) return []
  return table.elements.flatMap((route) => {
    if (!ts.isObjectLiteralExpression(route)) return []
    const fields = new Map(
      route.properties
        .filter((field) => ts.isPropertyAssignment(field))
        .map((field) => [(field.name as ts.Identifier).text, field.initializer]),
    )
    const path = fields.get('path')
    const own = path && ts.isStringLiteral(path) ? path.text : ''
    const full = own.startsWith('/') ? own : [above, own].filter(Boolean).join('/')
    const children = fields.get('children')
    return [...(fields.has('component') ? [full] : []), ...(children ? screensIn(children, full) : [])]
  })
}

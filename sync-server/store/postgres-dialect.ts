import { PostgresDialect, PostgresQueryCompiler, type DataTypeNode, type QueryCompiler } from 'kysely'

/** What migrations call the types of columns, as SQLite does, and which of PostgreSQL's hold the same. */
const typeOfColumn: Readonly<Record<string, string>> = {
  // Instants are milliseconds: more than its own `integer` holds.
  integer: 'bigint',
  // By bytes, whatever the language of the database.
  text: 'text collate "C"',
  blob: 'bytea',
}

/** Lets Kysely speak to PostgreSQL, and a migration make the same columns there as on SQLite. */
export class OwnPostgresDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new OwnQueryCompiler()
  }
}

class OwnQueryCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    const own = this.parentNode?.kind === 'ColumnDefinitionNode' ? typeOfColumn[node.dataType] : undefined
    if (own === undefined) super.visitDataType(node)
    else this.append(own)
  }
}

import { strToU8, zipSync } from 'fflate'

/** A cell: a number stays one, an empty cell is `null`. */
export type SheetCell = string | number | null

const MEDIA = 'application/vnd.oasis.opendocument.spreadsheet'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

/**
 * A spreadsheet of one sheet in OpenDocument 1.3: the parts that the format asks for and no more. Its first row is in
 * bold. Nothing well kept writes this format alone, and what is needed of it is short.
 */
export function odsOf(name: string, rows: readonly (readonly SheetCell[])[]): Uint8Array<ArrayBuffer> {
  const manifest =
    `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
    `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MEDIA}"/>` +
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
  const zipped = zipSync({
    // First and not compressed: by it a file is known for what it is.
    mimetype: [strToU8(MEDIA), { level: 0 }],
    'content.xml': strToU8(contentOf(name, rows)),
    'META-INF/manifest.xml': strToU8(manifest),
  })
  return new Uint8Array(zipped)
}

function contentOf(name: string, rows: readonly (readonly SheetCell[])[]): string {
  const spaces = ['office', 'table', 'text', 'style']
    .map((part) => ` xmlns:${part}="urn:oasis:names:tc:opendocument:xmlns:${part}:1.0"`)
    .join('')
  const fo = ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
  const bold =
    '<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
  const columns = Math.max(...rows.map(({ length }) => length))
  const body = rows.map((row, index) => rowOf(row, index === 0)).join('')
  return (
    `${HEAD}<office:document-content${spaces}${fo} office:version="1.3">` +
    `<office:automatic-styles>${bold}</office:automatic-styles>` +
    `<office:body><office:spreadsheet><table:table table:name="${escaped(name)}">` +
    `<table:table-column table:number-columns-repeated="${columns}"/>${body}` +
    '</table:table></office:spreadsheet></office:body></office:document-content>'
  )
}

function rowOf(row: readonly SheetCell[], isHead: boolean): string {
  const style = isHead ? ' table:style-name="head"' : ''
  const cells = row.map((cell) => {
    if (cell === null) return '<table:table-cell/>'
    if (typeof cell === 'number')
      return `<table:table-cell${style} office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
    return `<table:table-cell${style} office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`
  })
  return `<table:table-row>${cells.join('')}</table:table-row>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (letter) => entities[letter]!)
}

import type { FunctionalComponent, VNode } from 'vue'

export type DrawCell<Row> = (cell: { row: Row; value: unknown }) => VNode[]

interface DrawnCellProps {
  draw: DrawCell<never>
  row: object
  value: unknown
}

/**
 * A cell as a slot draws it: anew when its row is another one or something that the slot reads has changed, and not
 * because a row came or went beside it. To draw all of a long list for one arrival took longer than to send it.
 */
export const DrawnCell: FunctionalComponent<DrawnCellProps> = ({ draw, row, value }) =>
  draw({ row: row as never, value })
DrawnCell.props = ['draw', 'row', 'value']

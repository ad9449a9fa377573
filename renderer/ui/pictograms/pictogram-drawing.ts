/**
 * One of our drawings, on a 48 by 48 sheet: thin lines of one width, over a patch of watercolour that never
 * quite follows them.
 */
export interface PictogramDrawing {
  /** SVG path data of the pen, stroked. */
  lines: string
  /** SVG path data of the brush, filled under the pen. */
  wash?: string
}

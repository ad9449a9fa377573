import jsQrModule from 'jsqr'

/** The package is CommonJS: its function may be one level down. */
const jsQr = ((jsQrModule as { default?: unknown }).default ?? jsQrModule) as typeof jsQrModule
/** Pixels of one module of a QR code. */
const DOTS = 4

/** The text of a QR code as `UiQr` draws it, by its picture: what the camera of a telephone would read. */
export function decodedQr(viewBox: string, path: string): string {
  const size = Number(viewBox.split(' ')[2])
  const side = size * DOTS
  const picture = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g)) {
    for (let dot = 0; dot < DOTS * DOTS; dot++) {
      const column = Number(x) * DOTS + (dot % DOTS)
      const row = Number(y) * DOTS + Math.floor(dot / DOTS)
      picture.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
    }
  }
  const read = jsQr(picture, side, side)
  if (!read) throw new Error('The QR code cannot be read')
  return read.data
}

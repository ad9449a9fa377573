/**
 * SVG path of one leaf, as our pen draws it: a fuller upper edge than lower edge, and a vein.
 * `angle` in degrees, 0 to the right and growing clockwise; `length` in the units of the drawing.
 */
export function leafPath(
  x: number,
  y: number,
  angle: number,
  length: number,
): { outline: string; vein: string } {
  const at = (along: number, across: number) => {
    const turn = (angle * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    return `${round(x + length * (along * cos - across * sin))} ${round(y + length * (along * sin + across * cos))}`
  }
  const tip = at(1, 0)
  return {
    outline: `M${at(0, 0)}C${at(0.18, -0.42)} ${at(0.7, -0.38)} ${tip}C${at(0.72, 0.3)} ${at(0.22, 0.34)} ${at(0, 0)}Z`,
    vein: `M${at(0, 0)}Q${at(0.4, -0.05)} ${at(0.74, -0.02)}`,
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

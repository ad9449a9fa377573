/** `48 - MENDE` is Mende. */
export function townName(label: string): string {
  const name = label.replace(/^\d[\dAB]\d? - /, '')
  // Only what is written in capitals alone is brought to the way towns are written.
  if (name !== name.toUpperCase()) return name
  return name
    .toLowerCase()
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=[\s-])(De|Du|Des|La|Le|Les|Sur|Sous|En|Et|L|D|À|Aux?)(?=[\s'’-])/gu, (word) =>
      word.toLowerCase(),
    )
}

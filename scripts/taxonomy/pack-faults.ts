import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts'

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u
const ROME_CODE = /^[A-N]\d{4}$/u

/** What is wrong with a pack that opens, each in a sentence. */
export function packFaults(taxonomy: Taxonomy): string[] {
  const { occupations, titles, skills, escoOccupations, domains, sources } = taxonomy
  const withTitle = new Set(titles.filter(({ principal }) => principal).map((title) => title.occupation.code))
  return [
    ...(['rome', 'esco'] as const)
      .filter((id) => !sources.some((source) => source.id === id && source.attribution !== ''))
      .map((id) => `no attribution of ${id}`),
    ...repeated(occupations.map(({ code }) => code)).map((code) => `${code} stands twice`),
    ...occupations.flatMap(({ code, label }) => [
      ...(ROME_CODE.test(code) && domains.has(code[0] ?? '') ? [] : [`${code} is no ROME code`]),
      ...(label === '' ? [`${code} has no label`] : []),
      ...(withTitle.has(code) ? [] : [`${code} has no principal title`]),
    ]),
    ...repeated(titles.map(({ ogr }) => String(ogr))).map((ogr) => `title ${ogr} stands twice`),
    ...titles.filter(({ label }) => label === '').map(({ ogr }) => `title ${ogr} is empty`),
    ...repeated([...skills, ...escoOccupations].map(({ id }) => id)).map((id) => `${id} stands twice`),
    ...[...skills, ...escoOccupations].flatMap(({ id, fr, en }) => [
      ...(UUID.test(id) ? [] : [`${id} is no UUID`]),
      ...(fr === '' && en === '' ? [`${id} has no label`] : []),
    ]),
  ]
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.has(key) || !seen.add(key))
}

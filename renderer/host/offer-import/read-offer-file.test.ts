import { describe, expect, it } from 'vitest'
import type { OfferColumn } from '../../../domain/hiring/offer-row.ts'
import { LARGEST_FILE, MOST_LINES, readTableFile, type TableFile } from '../../desk/files/read-table-file.ts'
import { Turns } from '../../desk/files/turns.ts'
import { modelOfFile, offerTable } from './read-offer-file.ts'

type OfferFile = TableFile<OfferColumn>
const readOfferFile = (bytes: Uint8Array, turns?: Turns) => readTableFile(bytes, offerTable, turns)

const head = 'référence;siren;intitulé;contrat'
const bytes = (text: string) => new TextEncoder().encode(text)
async function read(text: string): Promise<OfferFile> {
  const file = await readOfferFile(bytes(text))
  if (!file.ok) throw new Error(file.reason)
  return file.value
}
const titles = (file: OfferFile) => file.lines.map(({ line, cells }) => [line, cells?.title ?? null])

describe('a file of offers', () => {
  it.each([';', ',', '\t', '|'])('may part its cells by "%s"', async (mark) => {
    expect(await read(`${head}\nA;1;Été;CDI\n`.replaceAll(';', mark))).toEqual({
      lines: [{ line: 2, cells: { reference: 'A', siren: '1', title: 'Été', contract: 'CDI' } }],
      ignored: [],
    })
  })

  it.each([
    ['UTF-8 with its mark', bytes(`\uFEFF${head}\nA;1;Été;CDI`)],
    ['Windows-1252', Uint8Array.from([...`${head}\nA;1;Été;CDI`].map((letter) => letter.charCodeAt(0)))],
    [
      'UTF-16',
      new Uint8Array(
        Uint16Array.from([...`\uFEFF${head}\nA;1;Été;CDI`].map((one) => one.charCodeAt(0))).buffer,
      ),
    ],
    ['lines of Windows', bytes(`${head}\r\nA;1;Été;CDI\r\n`)],
    ['lines of an old Mac', bytes(`${head}\rA;1;Été;CDI\r`)],
  ])('may be in %s', async (_, file) => {
    const result = await readOfferFile(file)
    expect(result.ok && titles(result.value)).toEqual([[2, 'Été']])
  })

  it('names criteria as spreadsheets write them: several lines in a quoted cell, or a list in JSON', async () => {
    const rows = 'A;1;Été;CDI;"Vendre\r\nTenir une caisse";Permis B | CACES'
    const file = await read(`${head};Compétences;Permis et diplômes\r\n${rows}\r\n`)
    expect(file.lines).toMatchObject([
      { line: 2, cells: { skills: 'Vendre\nTenir une caisse', titles: 'Permis B | CACES' } },
    ])
    const offer = { reference: 'A', siren: 1, titre: 'Été', contrat: 'CDI', competences: ['Vendre', 'Tenir'] }
    const list = await read(JSON.stringify([{ ...offer, formation: [{ name: 'no cell' }] }]))
    expect(list.lines[0]!.cells).toMatchObject({ skills: 'Vendre\nTenir' })
    expect(list.lines[0]!.cells).not.toHaveProperty('titles')
  })

  it('says which columns it did not read, and needs no order', async () => {
    const file = await read(`contrat;couleur;intitulé;siren;référence\nCDI;vert;Été;1;A`)
    expect(file.ignored).toEqual(['couleur'])
    expect(file.lines[0]!.cells).toEqual({ contract: 'CDI', title: 'Été', siren: '1', reference: 'A' })
  })

  it('reads the first of two headings that mean one column, and says that it left the other', async () => {
    const file = await read('référence;siren;SIRET;intitulé;contrat\nA;1;;Été;CDI')
    expect([file.lines[0]!.cells?.siren, file.ignored]).toEqual(['1', ['SIRET']])
    const list = await read('[{"reference":"A","id":"B","siren":"1","titre":"Été","contrat":"CDI"}]')
    expect([list.lines[0]!.cells?.reference, list.ignored]).toEqual(['A', ['id']])
  })

  it('tells each line by its number in the file, over blank lines and lines within a cell', async () => {
    const file = await read(`\n${head}\n\nA;1;"Été\nfin";CDI\nB;1;Hiver;CDI\n;;;\nC;1;Mai;CDI\n`)
    expect(titles(file)).toEqual([
      [4, 'Été\nfin'],
      [6, 'Hiver'],
      [8, 'Mai'],
    ])
  })

  it.each([
    ['a cell too few', 'B;1;Hiver'],
    ['a cell too many', 'B;1;Hiver;CDI;x'],
    ['a quotation mark that never ends', 'B;1;"Hiver;CDI'],
    ['a quotation mark within', 'B;1;"Hi"ver;CDI'],
  ])('has one broken line for %s, and all others', async (_, broken) => {
    expect(titles(await read(`${head}\nA;1;Été;CDI\n${broken}\nC;1;Mai;CDI\nD;1;Juin;CDI`))).toEqual([
      [2, 'Été'],
      [3, null],
      [4, 'Mai'],
      [5, 'Juin'],
    ])
  })

  it('keeps what stands between two broken quotation marks', async () => {
    const file = await read(`${head}\nA;1;"Été;CDI\nB;1;Hiver;CDI\nC;1;"Mai;CDI\nD;1;Juin;CDI`)
    expect(titles(file)).toEqual([
      [2, null],
      [3, 'Hiver'],
      [4, null],
      [5, 'Juin'],
    ])
  })

  it('may be a list in JSON, alone or under its name', async () => {
    const offers = [{ reference: 'A', siren: 732829320, intitulé: 'Été', contrat: 'CDI', x: 1 }, 'no', null]
    for (const told of [offers, { offres: offers }, { offers }]) {
      const file = await read(JSON.stringify(told))
      expect(file.ignored).toEqual(['x'])
      expect(file.lines).toEqual([
        { line: 1, cells: { reference: 'A', siren: '732829320', title: 'Été', contract: 'CDI' } },
        { line: 2, cells: null },
        { line: 3, cells: null },
      ])
    }
  })

  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', ' \n\n', 'empty'],
    ['an empty list', '[]', 'empty'],
    ['half a list', '[{]', 'not-json'],
    ['another object', '{"a": 1}', 'not-json'],
    ['quotation marks everywhere', `${head}\n${'x;"\n'.repeat(2_000)}`, 'quotes'],
    ['a line too many', `${head}\n${'A;1;Été;CDI\n'.repeat(MOST_LINES + 1)}`, 'too-many-lines'],
  ])('is refused whole for %s', async (_, text, reason) => {
    expect(await readOfferFile(bytes(text))).toMatchObject({ ok: false, reason })
  })

  it('is refused with what is missing where its first line names no columns', async () => {
    expect(await readOfferFile(bytes('A:1:Été:CDI'))).toEqual({
      ...{ ok: false, reason: 'columns-missing', firstLine: 'A:1:Été:CDI' },
      missing: ['reference', 'siren', 'title', 'contract'],
    })
    expect(await readOfferFile(bytes('référence;siren;contrat'))).toMatchObject({ missing: ['title'] })
    expect(await readOfferFile(new Uint8Array(LARGEST_FILE + 1))).toEqual({ ok: false, reason: 'too-large' })
  })

  it('is read in turns, between which the screen has its own, whatever its rows span', async () => {
    // Longer than several blocks, and broken in the middle.
    const long = `"${'une ligne\n'.repeat(400)}fin"`
    const rows = Array.from({ length: 300 }, (_, index) => `A${index};1;Offre ${index};CDI`)
    rows.splice(49, 0, `L;1;${long};CDI`)
    rows.splice(200, 0, 'B;1;"Hiver;CDI')
    for (const text of [
      `${head}\n${rows.join('\n')}`,
      JSON.stringify(rows.map((row) => ({ reference: row }))),
    ]) {
      let [now, next] = [0, 0]
      // A moment passes at each look, as where a step takes two milliseconds.
      const turns = new Turns({ now: () => (now += 2), next: () => Promise.resolve(void (next += 1)) })
      const file = await readOfferFile(bytes(text), turns)
      if (!file.ok) throw new Error(file.reason)
      expect(next).toBeGreaterThanOrEqual(Math.floor(now / 2 / 9))
      expect(next).toBeGreaterThan(0)
      expect(file.value.lines).toHaveLength(rows.length)
    }
    const file = await read(`${head}\n${rows.join('\n')}`)
    const numbers = file.lines.map(({ line }) => line)
    // 49 rows, one of 401 lines, then one by one: the broken one as well.
    expect(numbers.slice(48, 52)).toEqual([50, 51, 452, 453])
    expect(numbers.at(-1)).toBe(1 + rows.length + 400)
    expect(file.lines.filter(({ cells }) => cells === null).map(({ line }) => line)).toEqual([602])
    expect(file.lines[49]!.cells!.title).toBe(long.slice(1, -1))
  })

  it('has a model that is read as it is', async () => {
    const file = await read(modelOfFile())
    expect(file.ignored).toEqual([])
    expect(file.lines).toMatchObject([
      { line: 2, cells: { reference: 'VENTE-1', title: 'Vendeuse ou vendeur' } },
    ])
  })
})

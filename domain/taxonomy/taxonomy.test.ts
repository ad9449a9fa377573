import { describe, expect, it } from 'vitest'
import { distances, fromDistances, PACK_FORMAT, PACK_VERSION, type PackFile } from './pack-format.ts'
import { openPack } from './taxonomy.ts'

const [gardening, patience, gardener] = [
  '11111111222233334444555555555555',
  'aaaaaaaabbbbccccddddeeeeeeeeeeee',
  '99999999888877776666555555555555',
]
const file: PackFile = {
  format: PACK_FORMAT,
  version: PACK_VERSION,
  name: 'essai',
  sources: [],
  rome: {
    domains: 'A\tAgriculture',
    codes: 'A1101\nA1203',
    labels: 'Conduite\nEspaces verts',
    titles: 'Conducteur / Conductrice\nJardinier / Jardinière\nPaysagiste',
    titleCodes: [11, 21, 22],
    titleOccupations: [0, 1, 1],
    principal: [0, 1],
  },
  esco: {
    skills: {
      ids: `${gardening}\n${patience}`,
      fr: 'jardiner\n',
      en: 'garden\nbe patient',
      otherFr: 'cultiver un jardin|bêcher\n',
      knowledge: [0],
      transversal: [1],
    },
    occupations: { ids: gardener, fr: 'jardinier', en: 'gardener', otherFr: '', isco: '6113' },
    essential: [[0, 1]],
    optional: [[]],
  },
}
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const open = (changed: object = {}) => openPack(bytesOf({ ...file, ...changed }))

describe('a pack is refused', () => {
  it.each([
    ['which is no JSON', new Uint8Array([0x50, 0x4b, 3, 4]), 'not-a-pack'],
    ['which is empty', new Uint8Array(), 'not-a-pack'],
    ['which is no object', bytesOf('ROME'), 'not-a-pack'],
    ['of another format', bytesOf({ ...file, format: 'rome' }), 'not-a-pack'],
    ['of another version', bytesOf({ ...file, version: 2 }), 'other-version'],
    ['without a table', bytesOf({ ...file, rome: undefined }), 'damaged'],
    ['with a column of another type', bytesOf({ ...file, rome: { ...file.rome, labels: 3 } }), 'damaged'],
    [
      'with a title of no occupation',
      bytesOf({ ...file, rome: { ...file.rome, titleOccupations: [0, 1, 7] } }),
      'damaged',
    ],
    ['with a title without code', bytesOf({ ...file, rome: { ...file.rome, titleCodes: [11] } }), 'damaged'],
    ['with too few relations', bytesOf({ ...file, esco: { ...file.esco, essential: [] } }), 'damaged'],
    [
      'with too few optional relations',
      bytesOf({ ...file, esco: { ...file.esco, optional: [] } }),
      'damaged',
    ],
  ])('%s', (_, bytes, reason) => {
    expect(openPack(bytes)).toEqual({ ok: false, reason })
  })
})

describe('an open pack', () => {
  const opened = open()
  if (!opened.ok) throw new Error(opened.reason)
  const taxonomy = opened.value

  it('tells occupations and their titles', () => {
    expect(taxonomy.occupations).toEqual([
      { code: 'A1101', label: 'Conduite' },
      { code: 'A1203', label: 'Espaces verts' },
    ])
    expect(
      taxonomy.titles.map(({ ogr, label, occupation, principal }) => [
        ogr,
        label,
        occupation.code,
        principal,
      ]),
    ).toEqual([
      [11, 'Conducteur / Conductrice', 'A1101', true],
      [21, 'Jardinier / Jardinière', 'A1203', true],
      [22, 'Paysagiste', 'A1203', false],
    ])
    expect(taxonomy.domains.get('A')).toBe('Agriculture')
    expect([taxonomy.hasOccupation('A1203'), taxonomy.hasOccupation('A1204')]).toEqual([true, false])
  })

  it('tells skills, with the English label where the French one is missing', () => {
    expect(taxonomy.skills).toEqual([
      {
        id: '11111111-2222-3333-4444-555555555555',
        fr: 'jardiner',
        en: 'garden',
        otherFr: ['cultiver un jardin', 'bêcher'],
        kind: 'knowledge',
        transversal: false,
      },
      {
        id: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
        fr: '',
        en: 'be patient',
        otherFr: [],
        kind: 'skill',
        transversal: true,
      },
    ])
  })

  it.each([
    ['99999999-8888-7777-6666-555555555555'],
    ['http://data.europa.eu/esco/occupation/99999999-8888-7777-6666-555555555555'],
    [' 99999999888877776666555555555555 '],
  ])('finds a concept by %s', (id) => {
    expect(taxonomy.escoOccupation(id)).toMatchObject({ en: 'gardener', isco: '6113' })
    expect(taxonomy.skillsOf(id, 'essential').map(({ en }) => en)).toEqual(['garden', 'be patient'])
    expect(taxonomy.skillsOf(id, 'optional')).toEqual([])
    expect(taxonomy.skill(id)).toBeUndefined()
  })

  it('knows a skill by its URI, in any case', () => {
    const uri = 'http://data.europa.eu/esco/skill/AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE'
    expect(taxonomy.skill(uri)).toMatchObject({ en: 'be patient' })
  })
})

it('numbers come back from their distances', () => {
  expect(distances([3, 4, 9])).toEqual([3, 1, 5])
  expect(fromDistances(distances([0, 3, 4, 9]))).toEqual([0, 3, 4, 9])
})

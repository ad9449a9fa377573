import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { PackSource } from '../../domain/taxonomy/pack-format.ts'
import { openPack, type Taxonomy } from '../../domain/taxonomy/taxonomy.ts'

export const packsFolder = resolve(import.meta.dirname, '../../resources/packs')
export const packPath = resolve(packsFolder, 'taxonomy.json.gz')

export const shippedName = 'ROME 4.0 v460 et ESCO 1.1.1, choix pour Pépinière'

export const shippedSources: PackSource[] = [
  {
    id: 'rome',
    name: 'ROME 4.0',
    publisher: 'France Travail',
    release: 'v460',
    licence: 'Licence Ouverte 2.0 (Etalab)',
    attribution: 'Source\u202f: ROME 4.0 (v460), France Travail, Licence Ouverte 2.0',
    changes:
      '1 584 métiers et 11 682 des 13 120 appellations ; apostrophes et espaces rendus uniformes. Les libellés des 14 grands domaines sont de Pépinière.',
  },
  {
    id: 'esco',
    name: 'ESCO',
    publisher: 'Commission européenne',
    release: 'v1.1.1',
    licence: 'Décision 2011/833/UE de la Commission',
    attribution: 'This service uses the ESCO classification of the European Commission.',
    changes:
      'Données modifiées : libellés français joints depuis deux copies publiques, dont une plus ancienne (v1.0) ; sans les définitions, ni les autres noms anglais, ni la hiérarchie.',
  },
]

/** The pack that ships, or another one. Throws where it cannot be opened: the checkout is broken then. */
export function readShippedPack(path = packPath): Taxonomy {
  const opened = openPack(gunzipSync(readFileSync(path)))
  if (!opened.ok) throw new Error(`${path}: ${opened.reason}`)
  return opened.value
}

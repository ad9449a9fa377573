import type { BoardPosting, InclusionData, InclusionStructure } from '../../domain/contract/open-data.ts'
import { postingTopics } from '../../domain/postings/topics.ts'
import type { Site } from '../../domain/sites/site.ts'
import { siteDay } from '../../domain/time.ts'

const SOURCE = 'pepiniere'
const OF_THE_PLACE =
  'Lieu gratuit et ouvert à tous, où l’on cherche un emploi, en change ou en propose\u202f: rencontres, entraide, défis de compétences, ressources et projets.'
/** What a card that says little is completed with: a description has 50 signs at least. */
const OF_A_CARD =
  'Annonce du tableau du lieu. Présentez-vous à l’accueil\u202f: c’est gratuit et ouvert à tous.'

/**
 * A place and the resources on its board in the schema of data·inclusion, version 1. Whoever wants one of them comes to
 * the place: no card tells whose it is.
 */
export function inclusionData(site: Site, postings: readonly BoardPosting[]): InclusionData {
  const place = whereabouts(site)
  const structure: InclusionStructure = {
    ...{ source: SOURCE, id: site.id, nom: nameOf(site.name), description: OF_THE_PLACE },
    ...{ date_maj: siteDay(site.at, site.timeZone), ...place },
  }
  const services = postings.flatMap(({ id, topic, title, text, publishedAt }) => {
    const { theme, service } = postingTopics[topic]
    if (theme === undefined || service === undefined) return []
    return {
      ...{ source: SOURCE, id, structure_id: site.id, nom: nameOf(title) },
      description: [text, OF_A_CARD].filter(Boolean).join('\n\n'),
      date_maj: siteDay(publishedAt, site.timeZone),
      ...{ types: [service], thematiques: [theme], frais: 'gratuit' as const },
      modes_accueil: ['en-presentiel' as const],
      modes_mobilisation: ['se-presenter' as const],
      mobilisable_par: ['usagers' as const, 'professionnels' as const],
      ...place,
    }
  })
  return { structures: [structure], services }
}

/** Between 3 and 150 signs, without a point at the end. */
function nameOf(words: string): string {
  const name = words.replace(/[.\s]+$/, '').slice(0, 150)
  return name.length < 3 ? `${name} – pépinière` : name
}

/** An address in one line, as `12 rue des Lilas, 29200 Brest`, in its parts; one that reads otherwise stays whole. */
function whereabouts({ address }: Site): Pick<InclusionStructure, 'adresse' | 'code_postal' | 'commune'> {
  if (!address) return {}
  const parts = /^(?<street>.+?),?\s+(?<code>\d{5})\s+(?<town>\D+)$/.exec(address)?.groups
  if (!parts) return { adresse: address }
  return { adresse: parts['street']!, code_postal: parts['code']!, commune: parts['town']!.trim() }
}

import { readFileSync } from 'node:fs'
import { challengeId, type Challenge } from '../../../domain/kit/challenge.ts'
import type { KitCard } from '../../../domain/kit/kit-card.ts'

/** A card of the real kit, published. */
export function aChallenge(cardId: string, fields: Partial<Challenge> = {}): Challenge {
  const card = JSON.parse(readFileSync(`resources/kit/${cardId}.json`, 'utf8')) as KitCard
  return {
    siteId: '*',
    rev: '000000001.000.server',
    at: 1,
    by: 'server',
    id: challengeId(cardId, card.edition),
    cardId,
    edition: card.edition,
    track: card.track,
    publishedAt: 1,
    card,
    ...fields,
  }
}

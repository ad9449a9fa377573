import { tradeFamilyOf, type TradeFamily } from '../../../domain/hiring/trade-family.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'

export const tradePictograms: Record<TradeFamily, PictogramName> = {
  care: 'help',
  food: 'pot',
  shop: 'basket',
  transport: 'truck',
  building: 'hammer',
  factory: 'gear',
  nature: 'watering-can',
  office: 'computer',
  craft: 'scissors',
}

/** The drawing of an offer's trade; the one of all offers when its trade is not known. */
export function pictogramOf(offer: Pick<JobOffer, 'romeCode'>): PictogramName {
  const family = tradeFamilyOf(offer)
  return family === null ? 'offers' : tradePictograms[family]
}

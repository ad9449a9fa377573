import { listedOfferSchema, type ListedOffer } from '../../hiring/listed-offer.ts'
import { newest, nothing, readOnly, type CollectionRule } from '../collection-rule.ts'

export const listedOffers: CollectionRule<ListedOffer, false> = {
  schema: listedOfferSchema,
  shared: false,
  madeBy: 'server',
  merge: newest,
  upgrades: [],
  erasure: 'names-nobody',
  access: { kiosk: readOnly, host: nothing, employer: nothing },
}

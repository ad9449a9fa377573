import { siteSchema, type Site } from '../../sites/site.ts'
import { addedFields, newest, readOnly, type CollectionRule } from '../collection-rule.ts'

export const sites: CollectionRule<Site, false> = {
  schema: siteSchema,
  shared: false,
  madeBy: 'server',
  beforeSignIn: true,
  forObservers: 'read',
  merge: newest,
  upgrades: [addedFields, addedFields, addedFields],
  erasure: 'names-nobody',
  access: { kiosk: readOnly, host: readOnly, employer: readOnly },
}

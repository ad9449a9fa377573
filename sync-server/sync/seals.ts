import type { AnyRecord } from '../../domain/record/record.ts'
import { canonicalJson } from '../../domain/record/content.ts'
import { isSealed, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import { freshToken, sameText, seal } from '../secrets.ts'
import { keptSetting, readSetting } from '../settings.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

const SEALING_SECRET = 'receipt-secret'

/** The key of everything that the server seals. It lives in the database, so that a backup knows it too. */
export function sealingSecret(tx: StoreTransaction): Promise<string> {
  return keptSetting(tx, SEALING_SECRET, freshToken)
}

/** The same, where nothing may be written; none as long as nothing was sealed. */
export function knownSecret(view: StoreReader): Promise<string | undefined> {
  return readSetting(view, SEALING_SECRET)
}

/**
 * The server's seal on the records that only it writes. A device that brings one back after a restore brings
 * the seal with it, and the server knows its own words again.
 *
 * A device may hold a record without the fields that its role never receives. So the seal has two halves:
 * the first covers what every device receives, the second all of it.
 */
export interface Seals {
  sealed<T extends AnyRecord>(collection: CollectionName, record: T): T
  /** `whole`: the record as the server wrote it; `part`: without the fields hidden from some devices. */
  check(collection: CollectionName, record: AnyRecord): 'whole' | 'part' | null
}

export function createSeals(secret: string): Seals {
  const half = (collection: CollectionName, record: AnyRecord, leftOut: ReadonlySet<string>) => {
    const content = Object.entries(record).filter(
      ([name, value]) => value !== undefined && !leftOut.has(name),
    )
    return seal(secret, `${collection}|${canonicalJson(Object.fromEntries(content))}`)
  }
  const halves = (collection: CollectionName, record: AnyRecord): [string, string] => {
    const { unsealed, hidden } = sealedFieldsOf(collection)
    return [half(collection, record, new Set([...unsealed, ...hidden])), half(collection, record, unsealed)]
  }
  return {
    sealed: (collection, record) => ({ ...record, seal: halves(collection, record).join('') }),
    check: (collection, record) => {
      if (!isSealed(collection) || record.seal === undefined) return null
      const [part, whole] = halves(collection, record)
      if (sameText(record.seal.slice(part.length), whole)) return 'whole'
      const { hidden } = sealedFieldsOf(collection)
      const tellsHidden = [...hidden].some((name) => name in record)
      return !tellsHidden && sameText(record.seal.slice(0, part.length), part) ? 'part' : null
    },
  }
}

const known = new Map<CollectionName, { unsealed: ReadonlySet<string>; hidden: ReadonlySet<string> }>()

function sealedFieldsOf(collection: CollectionName): {
  unsealed: ReadonlySet<string>
  hidden: ReadonlySet<string>
} {
  const remembered = known.get(collection)
  if (remembered) return remembered
  const { access, unsealed = [] } = ruleOf(collection)
  // The rules hide the most of a record that is nobody's.
  const stranger = { deviceId: '', siteId: '', employerId: '' } satisfies Omit<Scope, 'role'>
  const hidden = deviceRoles.flatMap(
    (role) => access[role].hides?.({} as AnyRecord, { ...stranger, role }) ?? [],
  )
  const fields = {
    unsealed: new Set(['seal', ...unsealed]),
    hidden: new Set<string>(hidden),
  }
  known.set(collection, fields)
  return fields
}

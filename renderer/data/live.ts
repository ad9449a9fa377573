import type { RxDocument } from 'rxdb'
import type { Observable } from 'rxjs'
import { onScopeDispose, shallowRef, type Ref } from 'vue'

/** The latest value of a stream, followed until the component (or effect scope) goes. */
export function useLive<T>(values: Observable<T>, initial: T): Ref<T> {
  const latest = shallowRef(initial)
  const subscription = values.subscribe((value) => (latest.value = value))
  onScopeDispose(() => subscription.unsubscribe())
  return latest
}

/** The records of a live query, as plain objects. */
export function useLiveRecords<T>(documents: Observable<RxDocument<T>[]>): Ref<T[]> {
  const records = shallowRef<T[]>([])
  const subscription = documents.subscribe((found) => (records.value = found.map(plain)))
  onScopeDispose(() => subscription.unsubscribe())
  return records
}

const plains = new WeakMap<object, unknown>()

/**
 * The record of a document, without the database around it. A document stands for one revision, so a long
 * list that changes in one line is not copied anew.
 */
export function plain<T>(document: RxDocument<T>): T {
  const known = plains.get(document) as T | undefined
  if (known !== undefined) return known
  const record = document.toJSON() as T
  plains.set(document, record)
  return record
}

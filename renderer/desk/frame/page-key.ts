import type { RouteLocationNormalizedLoaded } from 'vue-router'

type Address = Pick<RouteLocationNormalizedLoaded, 'path' | 'matched' | 'meta'>

/**
 * Two addresses of one page have one key. Each record in the address is a page of its own, but where the route
 * says `oneList`: there the address only tells which line of the list is open.
 */
export function pageKey({ path, matched, meta }: Address): string {
  return meta['oneList'] === true ? (matched.at(-1)?.path ?? path) : path
}

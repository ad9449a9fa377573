import { PRACTICE_PATH } from '../../domain/contract/practice-site.ts'

/** In the address of a page, and in the names of what it keeps. */
export const PARAMETER = 'exercice'

/**
 * The practice site that this page is of, or `null` in the place itself. The page's own address says it for as long as
 * the page is open: what it keeps and which server it speaks to both follow from that one word.
 */
export function practiceSite(): string | null {
  const { location } = globalThis as Partial<Pick<Window, 'location'>>
  const id = new URLSearchParams(location?.search ?? '').get(PARAMETER)
  return id !== null && /^[a-z0-9]{1,40}$/.test(id) ? id : null
}

/** Where the server answers for this page, below its address: a practice site under its own. */
export function practicePath(site = practiceSite()): string {
  return site === null ? '' : `/${PRACTICE_PATH}/${site}`
}

/** What the names of all that a page keeps end with. */
export function practiceSuffix(site = practiceSite()): string {
  return site === null ? '' : `-${PARAMETER}-${site}`
}

/** The address at which the desk opens on a practice site, and enrols there. */
export function practiceAddress(pathname: string, { id, code }: { id: string; code: string }): string {
  return `${pathname}?${PARAMETER}=${id}#enrol=${code}`
}

/** What the window remembers of a practice: how to sign in there, and how far its tour went. Gone with the window. */
export interface KeptTour {
  site: string
  login: string
  secret: string
  /** Steps that are done. */
  done: number
}

const KEY = 'pepiniere-exercice'

export function keepTour(storage: Storage, tour: KeptTour): void {
  storage.setItem(KEY, JSON.stringify(tour))
}

/** That of this practice site; without it, the tour begins at its start and cannot say how to sign in. */
export function keptTour(storage: Storage, site: string): KeptTour | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as KeptTour | null
    return kept?.site === site ? kept : null
  } catch {
    return null
  }
}

/** What one surface needs to open without its server. */
export interface SurfaceFiles {
  /** Changes when any of the files does. */
  version: string
  /** Paths from the root of the site, the page itself first. */
  files: string[]
}

/** By surface: `kiosk`, `host`, `employer`, `verify`. */
export type PrecacheList = Record<string, SurfaceFiles>

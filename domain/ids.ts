/** Names for the strings that identify things. They document intent; they are all plain strings at run time. */
export type SiteId = string
export type DeviceId = string
export type VisitorId = string
export type EmployerId = string

/** The partition of documents that every site shares (the kit, the employers). */
export const SHARED_PARTITION = '*'

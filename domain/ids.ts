/** Names for the strings that identify things. They document intent; they are all plain strings at run time. */
export type SiteId = string
export type DeviceId = string
export type VisitorId = string
export type EmployerId = string

/** As long as the name of somebody's account may be, also where a record keeps who said something. */
export const LONGEST_ACCOUNT_NAME = 80

/** The partition of documents that every site shares (the kit, the employers). */
export const SHARED_PARTITION = '*'

/** Advisory locks of a database, by numbers of our own: whoever holds one makes the others wait. */

/** While the form of the database is changed. */
export const MIGRATING = 7_365_746_001
/** While anything is written: one transaction at a time, of all processes (decision 0112). */
export const WRITING = 7_365_746_002
/** As long as a server serves the database. */
export const SERVING = 7_365_746_003

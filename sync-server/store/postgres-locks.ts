/** Advisory locks of a database, by numbers of our own: whoever holds one makes the others wait. */

/** While the form of the database is changed. */
export const MIGRATING = 7_365_746_001
/** While anything is written: one transaction at a time, of all processes (decision 0112). */
export const WRITING = 7_365_746_002
/** As long as a server serves the database: shared among them, where a server of before 0114 wants it for itself. */
export const SERVING = 7_365_746_003
/** As long as a server does what follows from commits (decision 0114). */
export const LEADING = 7_365_746_004
/** While a server starts: what it finds missing it makes, and the next one finds it made. */
export const STARTING = 7_365_746_005
/** While tables are written anew. */
export const COMPACTING = 7_365_746_006

import { createRequire } from 'node:module'
import type * as Argon2 from '@node-rs/argon2'

const { hash: dear, verify } = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2

/**
 * The same hash at the least cost that it has: what it costs to guess a secret is a fortieth of a second, each time one
 * is set or given, in hundreds of tests. How dear it is where it ships: `secret-cost.test.ts`.
 */
export const hash: typeof dear = (secret, options) => dear(secret, { ...options, memoryCost: 8, timeCost: 1 })
export { verify }

/** The secret of a pass: four of twelve pictures, in an order; one may come twice. */
const PICTURES = 12
const PLACES = 4

/** How likely guessing may succeed within a day, for one pass, on all kiosks together. */
const RISK_A_DAY = 0.0005

/** Wrong tries that one pass may take in a day: 10 of 20,736. */
export const PICTURE_TRIES_A_DAY = Math.floor(PICTURES ** PLACES * RISK_A_DAY)

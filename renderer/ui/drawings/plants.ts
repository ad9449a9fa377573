/** One pot of the nursery and what grows in it, in the units of a 640 by 390 sheet. */
interface Plant {
  stem: string
  /** Leaves as x, y, angle, length. */
  leaves: readonly (readonly [number, number, number, number])[]
  pot: string
  rim: string
  /** Breathes a moment after the others. */
  late: boolean
}

/** The three pots on the shelf, from left to right. */
export const plants: readonly Plant[] = [
  {
    stem: 'M122 296c-2-22-1-42 2-62',
    leaves: [
      [124, 236, -32, 46],
      [124, 240, -150, 44],
      [123, 262, -8, 26],
    ],
    pot: 'M84 308c4 20 8 38 13 56 17 2 35 2 52 0 5-18 9-36 12-56',
    rim: 'M78 294c29-2 60-2 89 0 1 5 1 10 0 15-29 2-60 2-89 0-1-5-1-10 0-15z',
    late: true,
  },
  {
    stem: 'M322 276c-5-62-3-122 4-186M322 226c9-17 22-28 42-34M321 196c-10-18-22-28-42-33',
    leaves: [
      [326, 92, -84, 56],
      [325, 112, -28, 60],
      [324, 124, -152, 60],
      [323, 152, -20, 58],
      [321, 168, -160, 54],
      [364, 192, -24, 56],
      [279, 163, -158, 54],
      [322, 232, -158, 50],
      [321, 252, -22, 46],
    ],
    pot: 'M262 290c6 26 12 50 19 74 28 2 56 2 84 0 7-24 13-48 18-74',
    rim: 'M254 274c45-3 91-3 136 0 2 6 2 12 0 18-45 3-91 3-136 0-2-6-2-12 0-18z',
    late: false,
  },
  {
    stem: 'M520 290c-4-40-2-78 6-116M519 250c14-12 28-18 46-20M518 262c-10-14-22-22-38-26',
    leaves: [
      [526, 176, -80, 46],
      [525, 192, -18, 46],
      [523, 204, -158, 46],
      [565, 230, -14, 44],
      [480, 236, -166, 42],
      [519, 274, -28, 36],
    ],
    pot: 'M474 304c5 21 10 41 15 60 20 2 41 2 61 0 5-19 10-39 13-60',
    rim: 'M467 289c34-2 69-2 103 0 2 5 2 11 0 16-34 2-69 2-103 0-2-5-2-11 0-16z',
    late: true,
  },
]

/** A bug planted in the text of the rules: `text` occurs once in `file` and becomes `mutant`. */
export interface PlantedBug {
  title: string
  changes: { file: string; text: string; mutant: string }[]
}

const score = 'hiring/reciprok-score.ts'
const counted = 'hiring/reciprok-counted.ts'

/** Thirteen plausible mistakes. Each must be noticed by a worked example or a law. */
export const plantedBugs: PlantedBug[] = [
  {
    title: 'prompt and less prompt are swapped',
    changes: [
      { file: score, text: 'return 100', mutant: 'return 75' },
      { file: score, text: '? 75 : 50', mutant: '? 100 : 50' },
    ],
  },
  {
    title: 'a late answer is worth nothing',
    changes: [{ file: score, text: '? 75 : 50', mutant: '? 75 : 0' }],
  },
  {
    title: 'one candidate may add any number of files',
    changes: [{ file: counted, text: 'rank > COUNTED_PER_CANDIDATE', mutant: 'rank > Infinity' }],
  },
  {
    title: 'the latest event counts instead of the first',
    changes: [{ file: score, text: 'event.at < known.at', mutant: 'event.at > known.at' }],
  },
  {
    title: 'the time to conclude runs from the acceptance',
    changes: [
      {
        file: score,
        text: 'conclusion.day <= FOLLOW_UP_DAYS',
        mutant: 'conclusion.day - decision!.day <= FOLLOW_UP_DAYS',
      },
    ],
  },
  {
    title: 'a withdrawn application is left out only when it was not answered',
    changes: [
      {
        file: counted,
        text: "withdrawnEarly ? 'withdrawn'",
        mutant: "withdrawnEarly && file.events.length === 0 ? 'withdrawn'",
      },
    ],
  },
  {
    title: 'an early answer counts before the 30th day',
    changes: [
      {
        file: counted,
        text: 'if (asOf < file.receivedAt + COUNTED_FROM_DAY * DAY)',
        mutant: 'if (asOf < file.receivedAt + COUNTED_FROM_DAY * DAY && file.events.length === 0)',
      },
    ],
  },
  {
    title: 'a refusal is worth more than a hire',
    changes: [
      {
        file: score,
        text: 'answer: 30 * answered',
        mutant: "answer: (file.events.some((event) => event.type === 'hired') ? 25 : 30) * answered",
      },
    ],
  },
  {
    title: 'the last qualification counts',
    changes: [
      {
        file: score,
        text: 'qualification = earlier(qualification, dated)',
        mutant: 'qualification = !qualification || dated.at > qualification.at ? dated : qualification',
      },
    ],
  },
  {
    title: 'qualifications add up',
    changes: [
      {
        file: score,
        text: '20 * valueOf(qualification.day)',
        mutant:
          '20 * valueOf(qualification.day) * file.events.filter((event) => event.qualified && event.at <= asOf).length',
      },
    ],
  },
  {
    title: 'the mean is over the answered files only',
    changes: [
      {
        file: score,
        text: 'total.weight += line.weight',
        mutant: 'total.weight += line.because.decision ? line.weight : 0',
      },
    ],
  },
  {
    title: 'the imaginary files are forgotten',
    changes: [
      { file: score, text: '{ weight: 10, credit: 4000 }', mutant: '{ weight: 0, credit: 4000 }' },
      { file: score, text: 'total.weighted / total.weight', mutant: 'total.weighted / (total.weight || 1)' },
    ],
  },
  {
    title: 'events of the future count',
    changes: [{ file: score, text: 'if (event.at > asOf) continue', mutant: '' }],
  },
  {
    title: 'what is only declared counts before it is believed',
    changes: [{ file: score, text: 'if ((event.believedFrom ?? 0) > asOf) continue', mutant: '' }],
  },
]

import { featuresOf } from '../../domain/finder/features.ts'
import { MODEL_KINDS } from '../../domain/finder/finder.ts'
import type { Tables } from '../../domain/finder/index-file.ts'
import { INPUT_LENGTH, WEIGHT_STEPS } from '../../domain/finder/linear-model.ts'
import { startsOf } from '../../domain/finder/nearest-names.ts'

/** A text and the trade that it names. */
export interface Example {
  stems: readonly string[]
  owner: number
  /** 1 for a title of the trade; less where it was only guessed. */
  weight: number
}

interface Input {
  places: number[]
  values: number[]
}

/** A feature that a single text has tells nothing of another, unless it is a whole word. */
const FEWEST_TEXTS = 2
/** Share of a text's features that each pass leaves out, so that no single word decides. */
const LEFT_OUT = 0.2
/** Bias moves slowly: how common a trade is among titles says little. */
const BIAS_RATE = 0.01
/** Weights that are kept. More change nothing on the tuning folds. */
const KEPT_WEIGHTS = 400_000
const SEED = 1

/** Multinomial logistic regression by stochastic descent; the same examples give the same weights. */
export class Learner {
  private readonly owners: number
  private readonly places = new Map<number, number>()
  private readonly rarity: number[] = []
  private readonly weights: Float32Array
  private readonly bias: Float32Array
  private readonly scores: Float32Array
  private seed = SEED

  /** `texts`: all that will be learned from; `titles`: how many of them rarity is counted against. */
  constructor(texts: readonly (readonly string[])[], titles: number, owners: number) {
    this.owners = owners
    const counts = new Map<number, { count: number; isWord: boolean }>()
    for (const stems of texts) {
      for (const { hash, weight } of featuresOf(stems, MODEL_KINDS)) {
        const known = counts.get(hash) ?? { count: 0, isWord: weight === MODEL_KINDS.word }
        counts.set(hash, { ...known, count: known.count + 1 })
      }
    }
    for (const [hash, { count, isWord }] of counts) {
      if (count < FEWEST_TEXTS && !isWord) continue
      this.places.set(hash, this.places.size)
      this.rarity.push(Math.log(1 + titles / count))
    }
    this.weights = new Float32Array(this.places.size * owners)
    this.bias = new Float32Array(owners)
    this.scores = new Float32Array(owners)
  }

  /** Goes through the examples `passes` times, in a drawn order, with steps that shrink from `first` to `last`. */
  learn(examples: readonly Example[], passes: number, first: number, last: number): void {
    const inputs = examples.map(({ stems }) => this.input(stems))
    const order = [...examples.keys()]
    for (let pass = 0; pass < passes; pass += 1) {
      this.shuffle(order)
      const rate = first + (last - first) * (pass / passes)
      for (const at of order) this.step(inputs[at]!, examples[at]!, rate)
    }
  }

  /** Probability of each trade; the array is used again by the next call. */
  probabilities(stems: readonly string[]): Float32Array {
    this.forward(this.input(stems))
    return this.scores
  }

  /** The largest weights, in bytes. */
  tables(prefix: string): Tables {
    const least = this.leastKept()
    const features = [...this.places].sort(([a], [b]) => a - b)
    const lists = features.map(([, place]) => {
      const row = this.weights.subarray(place * this.owners, (place + 1) * this.owners)
      const kept = Array.from(row, (weight, owner) => ({ owner, weight })).filter(
        ({ weight }) => Math.abs(weight) >= least,
      )
      const scale = kept.reduce((most, { weight }) => Math.max(most, Math.abs(weight)), 0) / WEIGHT_STEPS
      return { kept, scale, rarity: this.rarity[place]! }
    })
    return {
      [`${prefix}.hashes`]: Uint32Array.from(features, ([hash]) => hash),
      [`${prefix}.starts`]: startsOf(lists.map(({ kept }) => kept)),
      [`${prefix}.owners`]: Uint16Array.from(lists.flatMap(({ kept }) => kept.map(({ owner }) => owner))),
      [`${prefix}.weights`]: Int8Array.from(
        lists.flatMap(({ kept, scale }) => kept.map(({ weight }) => Math.round(weight / scale))),
      ),
      [`${prefix}.scales`]: Float32Array.from(lists, ({ scale }) => scale),
      [`${prefix}.rarity`]: Float32Array.from(lists, ({ rarity }) => rarity),
      [`${prefix}.bias`]: this.bias,
    }
  }

  private input(stems: readonly string[]): Input {
    const known = featuresOf(stems, MODEL_KINDS).flatMap(({ hash, weight }) => {
      const place = this.places.get(hash)
      return place === undefined ? [] : [{ place, value: weight * this.rarity[place]! }]
    })
    const length = Math.hypot(...known.map(({ value }) => value)) || 1
    return {
      places: known.map(({ place }) => place),
      values: known.map(({ value }) => (value / length) * INPUT_LENGTH),
    }
  }

  private step(whole: Input, { owner, weight }: Example, rate: number): void {
    const { scores, weights, owners } = this
    const values = whole.values.map((value) => (this.draw() < LEFT_OUT ? 0 : value / (1 - LEFT_OUT)))
    this.forward({ places: whole.places, values })
    scores[owner]! -= 1
    for (let at = 0; at < owners; at += 1) this.bias[at]! -= rate * weight * BIAS_RATE * scores[at]!
    for (const [index, value] of values.entries()) {
      if (value === 0) continue
      const row = whole.places[index]! * owners
      const size = rate * weight * value
      for (let at = 0; at < owners; at += 1) weights[row + at]! -= size * scores[at]!
    }
  }

  private forward({ places, values }: Input): void {
    const { scores, weights, owners } = this
    scores.set(this.bias)
    for (const [index, value] of values.entries()) {
      if (value === 0) continue
      const row = places[index]! * owners
      for (let at = 0; at < owners; at += 1) scores[at]! += weights[row + at]! * value
    }
    let most = -Infinity
    for (let at = 0; at < owners; at += 1) if (scores[at]! > most) most = scores[at]!
    let sum = 0
    for (let at = 0; at < owners; at += 1) sum += scores[at] = Math.exp(scores[at]! - most)
    for (let at = 0; at < owners; at += 1) scores[at]! /= sum
  }

  private leastKept(): number {
    if (this.weights.length <= KEPT_WEIGHTS) return Number.MIN_VALUE
    // Of every 16th weight: sorting all of them takes longer than learning.
    const sample = this.weights.filter((_, at) => at % 16 === 0).map(Math.abs)
    return Math.max(sample.sort()[sample.length - Math.round(KEPT_WEIGHTS / 16)] ?? 0, Number.MIN_VALUE)
  }

  private shuffle(order: number[]): void {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.draw() * (at + 1))
      ;[order[at], order[other]] = [order[other]!, order[at]!]
    }
  }

  /** A linear congruence: enough for an order, and the same on every machine. */
  private draw(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0
    return this.seed / 2 ** 32
  }
}

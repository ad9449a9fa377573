import type { Tables } from './index-file.ts'
import { featuresOf, type KindWeights } from './features.ts'
import { placeOf, table } from './nearest-names.ts'

/**
 * What each feature says for and against each trade, learned when the index is built: a multinomial logistic
 * regression whose small weights were dropped. Kept by feature, in steps of the feature's own scale.
 */
export class LinearModel {
  private readonly hashes: Uint32Array
  private readonly starts: Uint32Array
  private readonly owners: Uint16Array
  private readonly weights: Int8Array
  private readonly scales: Float32Array
  private readonly rarity: Float32Array
  private readonly bias: Float32Array
  private readonly kinds: KindWeights

  constructor(tables: Tables, prefix: string, kinds: KindWeights) {
    this.kinds = kinds
    this.hashes = table(tables, `${prefix}.hashes`, Uint32Array)
    this.starts = table(tables, `${prefix}.starts`, Uint32Array)
    this.owners = table(tables, `${prefix}.owners`, Uint16Array)
    this.weights = table(tables, `${prefix}.weights`, Int8Array)
    this.scales = table(tables, `${prefix}.scales`, Float32Array)
    this.rarity = table(tables, `${prefix}.rarity`, Float32Array)
    this.bias = table(tables, `${prefix}.bias`, Float32Array)
  }

  /** Logarithm of the probability of each trade, for a text of these stems. */
  logProbabilities(stems: readonly string[]): Float32Array {
    const { owners, weights } = this
    const scores = this.bias.slice()
    for (const { place, value } of this.input(stems)) {
      const scale = value * this.scales[place]!
      const end = this.starts[place + 1]!
      for (let at = this.starts[place]!; at < end; at += 1) {
        scores[owners[at]!]! += scale * weights[at]!
      }
    }
    return inLogarithms(scores)
  }

  /** The share of a text's features that the model knows, 0 to 1. */
  knownShare(stems: readonly string[]): number {
    const features = featuresOf(stems, this.kinds)
    const known = features.filter(({ hash }) => placeOf(this.hashes, hash) >= 0)
    return features.length === 0 ? 0 : known.length / features.length
  }

  /** Known features, weighted by rarity, their length made `INPUT_LENGTH`. */
  private input(stems: readonly string[]): { place: number; value: number }[] {
    const known = featuresOf(stems, this.kinds).flatMap(({ hash, weight }) => {
      const place = placeOf(this.hashes, hash)
      return place < 0 ? [] : [{ place, value: weight * this.rarity[place]! }]
    })
    const length = Math.hypot(...known.map(({ value }) => value)) || 1
    return known.map(({ place, value }) => ({ place, value: (value / length) * INPUT_LENGTH }))
  }
}

/** Length of each text's vector: larger ones make the model surer of itself. */
export const INPUT_LENGTH = 8
/** The most steps that a weight takes in a byte with its sign. */
export const WEIGHT_STEPS = 127

function inLogarithms(scores: Float32Array): Float32Array {
  let most = -Infinity
  for (let line = 0; line < scores.length; line += 1) if (scores[line]! > most) most = scores[line]!
  let sum = 0
  for (let line = 0; line < scores.length; line += 1) sum += Math.exp(scores[line]! - most)
  const total = most + Math.log(sum)
  for (let line = 0; line < scores.length; line += 1) scores[line]! -= total
  return scores
}

import type { Table, Tables } from './index-file.ts'
import { hashOf } from '../text/hash-of.ts'
import { featuresOf, type Feature, type KindWeights } from './features.ts'

/** A name that the index knows, and the line of what it names; one line may have several names. */
export interface Name {
  stems: readonly string[]
  owner: number
  /** 1, or less for a name that only points at its owner. */
  weight?: number
}

/** How like a text each owner is: its nearest name (0 to 1), and the mean over its names. */
export interface Likeness {
  nearest: Float32Array
  mean: Float32Array
}

/** The share of a text's features that rarely tell: a feature that no name has weighs as if half a name had it. */
const UNKNOWN_COUNT = 0.5

/**
 * Cosine of features weighted by their rarity, over an inverted list: for each feature, sorted by hash, the names
 * that have it.
 */
export class NearestNames {
  private readonly hashes: Uint32Array
  private readonly starts: Uint32Array
  private readonly names: Uint16Array
  private readonly weights: Uint8Array
  private readonly norms: Float32Array
  private readonly owners: Uint16Array
  private readonly ownerCount: number
  private readonly namesOfOwner: Uint16Array
  private readonly kinds: KindWeights
  /** Of each name, while a text is compared: made once, for a keystroke would otherwise leave 150 kB behind. */
  private readonly dots: Float32Array

  constructor(tables: Tables, prefix: string, kinds: KindWeights) {
    this.kinds = kinds
    this.hashes = table(tables, `${prefix}.hashes`, Uint32Array)
    this.starts = table(tables, `${prefix}.starts`, Uint32Array)
    this.names = table(tables, `${prefix}.names`, Uint16Array)
    this.weights = table(tables, `${prefix}.weights`, Uint8Array)
    this.norms = table(tables, `${prefix}.norms`, Float32Array)
    this.owners = table(tables, `${prefix}.owners`, Uint16Array)
    this.namesOfOwner = table(tables, `${prefix}.counts`, Uint16Array)
    this.ownerCount = this.namesOfOwner.length
    this.dots = new Float32Array(this.owners.length)
  }

  /** The likeness of each owner to a text of these stems. */
  likeness(stems: readonly string[]): Likeness {
    const features = featuresOf(stems, this.kinds)
    const { dots, names, weights } = this
    dots.fill(0)
    let square = 0
    for (const { hash, weight } of features) {
      const place = placeOf(this.hashes, hash)
      const [from, to] = place < 0 ? [0, 0] : [this.starts[place] ?? 0, this.starts[place + 1] ?? 0]
      const idf = this.idf(to - from)
      square += (idf * weight) ** 2
      const share = weight * idf * idf
      for (let at = from; at < to; at += 1) dots[names[at]!]! += share * (weights[at]! / WEIGHT_STEPS)
    }
    return this.byOwner(Math.sqrt(square) || 1)
  }

  /** Whether any name holds the stem. */
  knows(stem: string): boolean {
    return placeOf(this.hashes, hashOf(`w${stem}`)) >= 0
  }

  /** Whether a name of this owner holds the stem. */
  holds(owner: number, stem: string): boolean {
    const place = placeOf(this.hashes, hashOf(`w${stem}`))
    if (place < 0) return false
    const names = this.names.subarray(this.starts[place], this.starts[place + 1])
    return names.some((name) => this.owners[name] === owner)
  }

  private byOwner(norm: number): Likeness {
    const { dots, owners, norms } = this
    const nearest = new Float32Array(this.ownerCount)
    const mean = new Float32Array(this.ownerCount)
    for (let name = 0; name < dots.length; name += 1) {
      const dot = dots[name]!
      if (dot === 0) continue
      const owner = owners[name]!
      const cosine = dot / (norm * norms[name]!)
      if (cosine > nearest[owner]!) nearest[owner] = cosine
      mean[owner]! += cosine
    }
    // The root, not the count: a sheet with many titles is likelier than one with a few.
    for (let owner = 0; owner < mean.length; owner += 1) {
      if (mean[owner] !== 0) mean[owner]! /= Math.sqrt(this.namesOfOwner[owner]!)
    }
    return { nearest, mean }
  }

  private idf(count: number): number {
    return idfOf(count, this.owners.length)
  }
}

/** Weights of kinds are kept as hundredths. */
const WEIGHT_STEPS = 100

/** Tables for `NearestNames`. */
export function indexNames(
  prefix: string,
  names: readonly Name[],
  ownerCount: number,
  kinds: KindWeights,
): Tables {
  const lists = new Map<number, { name: number; weight: number }[]>()
  const features = names.map(({ stems }) => featuresOf(stems, kinds))
  for (const [name, found] of features.entries()) {
    for (const { hash, weight } of found) {
      const list = lists.get(hash) ?? []
      list.push({ name, weight })
      lists.set(hash, list)
    }
  }
  const hashes = Uint32Array.from(lists.keys()).sort()
  const sorted = [...hashes].map((hash) => lists.get(hash) ?? [])
  const count = new Uint16Array(ownerCount)
  for (const { owner } of names) count[owner]! += 1
  const norm = (found: readonly Feature[]) =>
    Math.sqrt(
      found.reduce((sum, { hash, weight }) => {
        return sum + (weight * idfOf(lists.get(hash)?.length ?? 0, names.length)) ** 2
      }, 0),
    )
  return {
    [`${prefix}.hashes`]: hashes,
    [`${prefix}.starts`]: startsOf(sorted),
    [`${prefix}.names`]: Uint16Array.from(sorted.flatMap((list) => list.map(({ name }) => name))),
    [`${prefix}.weights`]: Uint8Array.from(
      sorted.flatMap((list) => list.map(({ weight }) => Math.round(weight * WEIGHT_STEPS))),
    ),
    [`${prefix}.norms`]: Float32Array.from(
      features,
      (found, index) => (norm(found) || 1) / (names[index]?.weight ?? 1),
    ),
    [`${prefix}.owners`]: Uint16Array.from(names, ({ owner }) => owner),
    [`${prefix}.counts`]: count,
  }
}

/** Where each list begins when they stand one after the other, and where the last one ends. */
export function startsOf(lists: readonly (readonly unknown[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1)
  for (const [index, list] of lists.entries()) starts[index + 1] = (starts[index] ?? 0) + list.length
  return starts
}

/** Place of a value in an ascending table, or -1. */
export function placeOf(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = sorted[middle]!
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** A table of the index that must be there and of its type: an index without it was made for another version. */
export function table<T extends Table>(tables: Tables, name: string, type: new (length: number) => T): T {
  const found = tables[name]
  if (found instanceof type) return found
  throw new TypeError(`no table ${name}`)
}

function idfOf(count: number, total: number): number {
  return Math.log(1 + total / (count === 0 ? UNKNOWN_COUNT : count))
}

/**
 * The seed of the first story that shows a planted bug: the one that did when it was planted last is told first, then
 * the others in their order, at most `most` of them. `null`: none shows it. A note that no longer holds is printed
 * with the seed to write instead, since finding one again may take minutes.
 */
export async function firstToNotice(
  bug: string,
  noted: number,
  most: number,
  shows: (seed: number) => Promise<boolean>,
): Promise<number | null> {
  if (await shows(noted)) return noted
  for (let seed = 1; seed <= most; seed++) {
    if (!(await shows(seed))) continue
    console.log(`« ${bug} » is noticed in story ${seed}, no longer in ${noted}`)
    return seed
  }
  return null
}

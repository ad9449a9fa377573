/** Whether one letter more, less or other, or two of them in turn, makes one word of the other. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  const [left, other] = [a.slice(start, endA), b.slice(start, endB)]
  if (left.length <= 1 && other.length <= 1) return true
  return left.length === 2 && other.length === 2 && left[0] === other[1] && left[1] === other[0]
}

import { nextTick } from 'vue'

/** Prints what stands in a PrintPaper, once it is there. */
export async function printPaper(): Promise<void> {
  await nextTick()
  await (window.shell?.print() ?? window.print())
}

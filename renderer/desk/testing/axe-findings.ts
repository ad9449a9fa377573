import axe from 'axe-core'

/** What has no meaning without a layout, or for a part of a page. */
const rules = Object.fromEntries(
  ['color-contrast', 'region', 'target-size'].map((rule) => [rule, { enabled: false }]),
)

/** What axe finds wrong in a part of the page, one line each. */
export async function axeFindings(part: Element | undefined): Promise<string[]> {
  if (!part) return []
  const { violations } = await axe.run(part, { resultTypes: ['violations'], rules })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `axe ${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
  )
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { collectionNames } from '../../domain/sync/collections.ts'
import { notReadyReasons } from '../readiness.ts'
import { ServerMetrics } from './server-metrics.ts'

const folder = new URL('../../resources/operations/', import.meta.url)
const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8')

interface Panel {
  title: string
  type: string
  targets?: { expr: string; legendFormat: string }[]
}
const panels = (JSON.parse(textOf('grafana-dashboard.json')) as { panels: Panel[] }).panels
const charts = panels.filter(({ type }) => type !== 'row')
const rules = textOf('alerts.yml')

/** What stands in an expression: `name{label="value",…}`; what Prometheus itself adds to each line is left out. */
const ofPrometheus = new Set(['job', 'instance', 'le', 'up'])

/** The metrics of the registry, by each name under which Prometheus knows their lines, with their labels. */
async function known(): Promise<Map<string, { labels: readonly string[] }>> {
  const { registry } = new ServerMetrics()
  const metrics = registry.getMetricsAsArray() as unknown as {
    name: string
    type: string
    labelNames?: string[]
  }[]
  await registry.metrics()
  return new Map(
    metrics.flatMap(({ name, type, labelNames = [] }) => {
      const names = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name]
      return names.map((one) => [one, { labels: labelNames }] as const)
    }),
  )
}

const namesIn = (text: string) => [...new Set(text.match(/\b(?:pepiniere|process|nodejs)_[a-z0-9_]+/g) ?? [])]
/** Each metric with a label that is asked of it, and the values that would do. */
function labelsIn(text: string): { name: string; label: string; value: string }[] {
  return [...text.matchAll(/\b((?:pepiniere|process|nodejs)_[a-z0-9_]+)\{([^}]*)\}/g)].flatMap(
    ([, name, inside]) =>
      [...inside!.matchAll(/(\w+)(?:=~|!=|!~|=)"([^"]*)"/g)].map(([, label, value]) => ({
        name: name!,
        label: label!,
        value: value!,
      })),
  )
}
/** Values that a label takes, where there is a fixed list of them. */
const values: Record<string, readonly string[]> = {
  reason: notReadyReasons,
  heard: ['lately', 'silent'],
  collection: collectionNames,
  outcome: ['accepted', 'refused', 'conflict', 'later'],
}

describe.each([
  ['the dashboard', charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n')],
  ['the alert rules', rules],
])('%s', (_name, text) => {
  it('asks for nothing that the server does not tell', async () => {
    const told = await known()
    expect(namesIn(text).length).toBeGreaterThan(8)
    expect(namesIn(text).filter((name) => !told.has(name))).toEqual([])
  })

  it('asks for no label, and no value of one, that is never there', async () => {
    const told = await known()
    const asked = labelsIn(text).filter(({ label }) => !ofPrometheus.has(label))
    expect(asked.length).toBeGreaterThan(1)
    const odd = asked.filter(
      ({ name, label, value }) =>
        !told.get(name)?.labels.includes(label) || (values[label] && !values[label].includes(value)),
    )
    expect(odd).toEqual([])
  })
})

it('every figure of the server’s own is on the dashboard', async () => {
  const shown = namesIn(JSON.stringify(panels))
  const own = [...(await known()).keys()].filter((name) => name.startsWith('pepiniere_'))
  const missing = own.filter((name) => !shown.includes(name) && !/_(?:sum|count)$/.test(name))
  expect(missing).toEqual([])
})

it('labels by which lines are told apart are those that the lines have', async () => {
  const told = await known()
  const labels = new Set([...told.values()].flatMap(({ labels }) => labels))
  const grouped = [...`${rules}\n${JSON.stringify(panels)}`.matchAll(/\bby \(([^)]*)\)/g)].flatMap(
    ([, list]) => list!.split(',').map((label) => label.trim()),
  )
  const legends = charts.flatMap(({ targets = [] }) =>
    targets.flatMap(({ legendFormat }) => legendFormat.match(/(?<=\{\{)\w+(?=\}\})/g) ?? []),
  )
  expect(grouped.length).toBeGreaterThan(10)
  const odd = [...grouped, ...legends].filter((label) => !labels.has(label) && !ofPrometheus.has(label))
  expect(odd).toEqual([])
})

it('every alert is told what to do about', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name!)
  expect(alerts.length).toBeGreaterThan(10)
  expect(alerts.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

it('every figure of the server’s own is explained', async () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const { registry } = new ServerMetrics()
  const own = registry
    .getMetricsAsArray()
    .flatMap(({ name }) => (name.startsWith('pepiniere_') ? [name] : []))
  expect(own.filter((name) => !page.includes(`\`${name}`))).toEqual([])
})

import { expect, test } from 'vitest'
import { axeFindings } from './axe-findings.ts'

test('a dialog and a field that nobody can name are found', async () => {
  document.body.innerHTML = '<div role="dialog"><button></button><input type="text"></div>'
  const findings = await axeFindings(document.querySelector('[role="dialog"]')!)
  for (const rule of ['aria-dialog-name', 'button-name', 'label']) {
    expect(
      findings.some((finding) => finding.startsWith(`axe ${rule}`)),
      rule,
    ).toBe(true)
  }
})

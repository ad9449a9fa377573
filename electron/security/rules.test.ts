import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { isOwnPage, pageOf } from '../pages.ts'
import { isGranted } from './permissions.ts'
import { isAllowedRequest } from './requests.ts'

const server = 'https://pepiniere.site.example:4173'

describe('our own screens', () => {
  test.each([
    'https://kiosk/kiosk/index.html',
    'app://kiosk.example/kiosk/index.html',
    'app://kiosk@evil/',
    'app:kiosk',
    'file:///kiosk/index.html',
    'javascript:alert(1)',
    'about:blank',
    'chrome://settings',
    'devtools://kiosk/',
    '',
  ])('%s is not one of them', (address) => expect(isOwnPage(address)).toBe(false))

  test.each(['kiosk', 'host', 'employer'] as const)('the first page of a %s is one of them', (role) =>
    expect(isOwnPage(pageOf(role, '/enrol'))).toBe(true),
  )
})

describe('permissions', () => {
  test.each(['media', 'geolocation', 'notifications', 'openExternal', 'fileSystem', 'usb', 'clipboard-read'])(
    '%s is refused to our own screens too',
    (permission) => expect(isGranted(permission, pageOf('kiosk'))).toBe(false),
  )

  test('a foreign page gets nothing', () => expect(isGranted('loopback-network', server)).toBe(false))

  test('our screens may reach the server of the site', () =>
    expect(isGranted('loopback-network', pageOf('kiosk'))).toBe(true))
})

describe('requests', () => {
  test.each([
    'https://fonts.googleapis.com/css',
    'http://pepiniere.site.example:4173/v1/health',
    'https://pepiniere.site.example/v1/health',
    'https://pepiniere.site.example:4173.evil.example/',
    'file:///etc/passwd',
    'ftp://pepiniere.site.example:4173/',
    'nonsense',
  ])('%s is stopped', (address) => expect(isAllowedRequest(address, server)).toBe(false))

  test.each([
    `${server}/v1/sync/pull`,
    'app://kiosk/assets/a.js',
    'data:image/png;base64,AA',
    'blob:app://kiosk/1',
  ])('%s passes', (address) => expect(isAllowedRequest(address, server)).toBe(true))
})

test('the policy opens nothing but our own files and the one server', () => {
  const policy = contentSecurityPolicy(server)
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/)
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*/)
  expect(policy.match(/https?:/g)).toHaveLength(1)
})

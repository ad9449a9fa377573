import { expect, test } from 'vitest'
import { hashPictures } from '../passes/pass-secrets.ts'
import { hashSecret } from './accounts.ts'

test('a secret that somebody keeps costs whoever guesses it 19 MiB and two passes', async () => {
  const dear = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/
  expect(await hashSecret('une phrase assez longue')).toMatch(dear)
  expect(await hashPictures([1, 5, 9, 11])).toMatch(dear)
})

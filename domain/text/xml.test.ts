import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeXml } from './xml.ts'

const ofText = (content: string) => writeXml({ name: 'a', content }).split('\n').slice(1).join('\n')

it('what would end a text or begin an element is escaped', () => {
  expect(ofText('<b>&amp; ]]> "\'')).toBe('<a>&#60;b&#62;&#38;amp; ]]&#62; &#34;&#39;</a>\n')
})

it('characters that no document may hold are left out, and nothing beside them', () => {
  expect(ofText('a\u0000b\u0008c\u001bd\ufffee\uffff')).toBe('<a>abcde</a>\n')
  expect(ofText('a\ud83db\ude00c')).toBe('<a>abc</a>\n')
  expect(ofText('tab\tline\n😀 \u0085 \u200f مرحبا \u{10ffff}')).toBe(
    '<a>tab\tline\n😀 \u0085 \u200f مرحبا \u{10ffff}</a>\n',
  )
})

it('line ends reach the reader as they were written', () => {
  expect(ofText('a\r\nb')).toBe('<a>a&#13;\nb</a>\n')
  const attribute = writeXml({ name: 'a', attributes: { b: '"\n\t<' }, content: '' })
  expect(attribute).toContain('<a b="&#34;&#10;&#9;&#60;"></a>')
})

it('elements stand in elements, and a text is not indented', () => {
  const content = [
    { name: 'b', content: 'one\ntwo' },
    { name: 'c', content: [{ name: 'd', content: '' }] },
  ]
  expect(writeXml({ name: 'a', content })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b>one\ntwo</b>\n  <c>\n    <d></d>\n  </c>\n</a>\n',
  )
})

const anyText = fc.array(fc.nat({ max: 0x10_ffff })).map((points) => String.fromCodePoint(...points))

it('no text brings an element of its own', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string()), (text) => {
      expect(ofText(text).match(/[<>]/gu)).toEqual(['<', '>', '<', '>'])
    }),
  )
})

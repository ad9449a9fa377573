import { describe, expect, it } from 'vitest'
import { firstFault } from './record-form.ts'

const faultOf = (schema: object, value: unknown, passed: string[] = []) =>
  firstFault(schema, value, new Set(passed))
const rule = (schema: object, value: unknown) => faultOf(schema, value)?.rule ?? null

describe('a value has the type that its schema names', () => {
  it.each([
    ['integer', 3, 3.5],
    ['number', 3.5, Infinity],
    ['number', 0, '0'],
    ['string', 'x', 1],
    ['boolean', false, 'false'],
    ['array', [], {}],
    ['null', null, 0],
    ['object', {}, []],
    ['object', {}, null],
    ['object', { a: 1 }, 'a'],
  ])('%s: %j yes, %j no', (type, fitting, stray) => {
    expect(rule({ type }, fitting)).toBeNull()
    expect(rule({ type }, stray)).toBe('type')
  })

  it('or any value, when it names none', () => {
    for (const value of [1, 'x', null, [], {}, true]) expect(rule({}, value)).toBeNull()
  })
})

describe('a limit holds what reaches it and refuses what is one beyond', () => {
  it.each([
    ['minLength', { minLength: 2 }, 'ab', 'a'],
    ['maxLength', { maxLength: 2 }, 'ab', 'abc'],
    ['pattern', { pattern: '^[a-z]+$' }, 'abc', 'aBc'],
    ['minimum', { minimum: 2 }, 2, 1],
    ['maximum', { maximum: 2 }, 2, 3],
    ['minItems', { minItems: 2 }, [1, 2], [1]],
    ['maxItems', { maxItems: 2 }, [1, 2], [1, 2, 3]],
    ['uniqueItems', { uniqueItems: true }, [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 1 }]],
    ['enum', { enum: ['yes', 'no'] }, 'no', 'maybe'],
    ['anyOf', { anyOf: [{ type: 'null' }, { type: 'string' }] }, 'x', 1],
  ])('%s', (name, schema, fitting, stray) => {
    expect(rule(schema, fitting)).toBeNull()
    expect(faultOf(schema, stray)).toEqual({ field: 'record', rule: name })
  })

  it('a character beyond the basic plane counts as one', () => {
    expect(rule({ maxLength: 1 }, '🌱')).toBeNull()
    expect(rule({ minLength: 2 }, '🌱')).toBe('minLength')
    expect(rule({ pattern: '^.$' }, '🌱')).toBeNull()
  })

  it('a list without the wish for differing items may repeat them', () => {
    expect(rule({ uniqueItems: false }, [1, 1])).toBeNull()
    expect(rule({}, [1, 1])).toBeNull()
  })

  it('each pattern is judged by itself', () => {
    expect(rule({ pattern: '^a$' }, 'a')).toBeNull()
    expect(rule({ pattern: '^b$' }, 'a')).toBe('pattern')
  })
})

describe('the fields of a record', () => {
  const schema = {
    type: 'object',
    properties: { id: { type: 'string' }, note: { maxLength: 3 } },
    required: ['id'],
    additionalProperties: false,
  }

  it('that are required must be there', () => {
    expect(faultOf(schema, { id: 'a' })).toBeNull()
    expect(faultOf(schema, { note: 'x' })).toEqual({ field: 'id', rule: 'required' })
    expect(faultOf(schema, { id: undefined })).toEqual({ field: 'id', rule: 'required' })
  })

  it('that are optional may be left out, and undefined is left out', () => {
    expect(faultOf(schema, { id: 'a', note: undefined })).toBeNull()
    expect(faultOf(schema, { id: 'a', stranger: undefined })).toBeNull()
  })

  it('that nobody knows are refused, also under the name of something every object has', () => {
    expect(faultOf(schema, { id: 'a', stranger: 1 })).toEqual({
      field: 'stranger',
      rule: 'additionalProperties',
    })
    expect(faultOf(schema, { id: 'a', toString: 1 })).toEqual({
      field: 'toString',
      rule: 'additionalProperties',
    })
  })

  it('that nobody knows are taken where the schema does not forbid them', () => {
    expect(rule({ properties: {} }, { stranger: 1 })).toBeNull()
    expect(rule({}, { stranger: 1 })).toBeNull()
    expect(rule({ additionalProperties: true }, { stranger: 1 })).toBeNull()
  })

  it('that have no name of their own follow the rule for all others', () => {
    const byName = { properties: { own: { type: 'string' } }, additionalProperties: { type: 'integer' } }
    expect(faultOf(byName, { own: 'x', other: 1 })).toBeNull()
    expect(faultOf(byName, { own: 'x', other: 'x' })).toEqual({ field: 'other', rule: 'type' })
  })

  it('are named by their whole way, through lists and objects', () => {
    const events = { items: { properties: { note: { maxLength: 3 } }, required: ['id'] } }
    const record = { properties: { events } }
    const fine = { id: 'e', note: 'abc' }
    expect(faultOf(record, { events: [fine, { id: 'f', note: 'abcd' }] })).toEqual({
      field: 'events.1.note',
      rule: 'maxLength',
    })
    expect(faultOf(record, { events: [fine, {}] })).toEqual({ field: 'events.1.id', rule: 'required' })
  })

  it('the first fault is told, in the order in which the record has its fields', () => {
    expect(faultOf(schema, { note: 'long', id: 1 })).toEqual({ field: 'note', rule: 'maxLength' })
    expect(faultOf(schema, { id: 1, note: 'long' })).toEqual({ field: 'id', rule: 'type' })
  })
})

describe('a rule that is passed over', () => {
  it.each([
    ['type', { type: 'string' }, 1],
    ['enum', { enum: ['a'] }, 'b'],
    ['anyOf', { anyOf: [{ type: 'null' }] }, 1],
    ['minLength', { minLength: 2 }, 'a'],
    ['maximum', { maximum: 2 }, 3],
    ['minimum', { minimum: 2 }, 1],
    ['maxItems', { maxItems: 1 }, [1, 2]],
    ['required', { required: ['id'] }, {}],
    ['additionalProperties', { additionalProperties: false }, { stranger: 1 }],
  ])('%s makes no fault', (name, schema, value) => {
    expect(faultOf(schema, value)?.rule).toBe(name)
    expect(faultOf(schema, value, [name])).toBeNull()
  })

  it('leaves the others to be judged', () => {
    const text = { minLength: 9, pattern: '^a' }
    expect(faultOf(text, 'b', ['minLength'])?.rule).toBe('pattern')
    expect(faultOf({ minItems: 3, uniqueItems: true }, [1, 1], ['minItems'])?.rule).toBe('uniqueItems')
    expect(faultOf({ properties: { a: text } }, { a: 'b' }, ['minLength'])?.rule).toBe('pattern')
    expect(faultOf({ items: text }, ['b'], ['minLength'])?.rule).toBe('pattern')
    expect(faultOf({ anyOf: [text] }, 'a', ['minLength'])).toBeNull()
  })
})

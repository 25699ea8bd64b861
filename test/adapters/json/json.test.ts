import { describe, expect, it } from 'vitest'
import * as json from '../../../src/adapters/json/json.ts'

const UNIT = json.object({ unit: json.string('单位应是文字'), mails: json.array(json.string()) })

describe('a text from outside', () => {
  it('is taken for what the schema says, also behind the mark that editors of Windows put before it', () => {
    const text = '{"unit":"甲局","mails":["a@x.cn"],"more":1}'
    expect(json.read(UNIT, text)).toEqual({ value: { unit: '甲局', mails: ['a@x.cn'] } })
    expect(json.read(UNIT, `\ufeff${text}`)).toEqual(json.read(UNIT, text))
  })

  it.each([
    ['is torn', '{"unit":"甲', { kind: 'not-json', place: '' }],
    ['has another value in a place', '{"unit":3}', { kind: 'other-json', place: 'unit', message: '单位应是文字' }],
    ['has another value deep inside', '{"unit":"甲","mails":["a",3]}', { kind: 'other-json', place: 'mails.1' }],
    ['is something else', '3', { kind: 'other-json', place: '' }],
  ])('that %s is told with the place', (_, text, fault) => {
    expect(json.read(UNIT, text)).toEqual({ fault: expect.objectContaining(fault) })
    expect(json.readOr(UNIT, text, 'none')).toBe('none')
  })
})

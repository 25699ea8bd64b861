import { describe, expect, it } from 'vitest'
import { allowedDomain, checkAddress, isAllowed } from '../../../src/core/mail/address.ts'
import { PAYLOADS } from '../../shells/mail/mix-ups.ts'

const refusedOf = (cell: string): string | undefined => {
  const checked = checkAddress(cell)
  return 'refused' in checked ? checked.refused : undefined
}

describe('an address', () => {
  it.each(PAYLOADS)('like %j is refused', (payload) => {
    expect(refusedOf(payload.replaceAll('%', 'jyj@yunxi.example.cn'))).toMatch(/./)
  })

  it.each([
    ['jyj@yunxi.gov.cn', 'jyj@yunxi.gov.cn'],
    ['  jyj@yunxi.gov.cn ', 'jyj@yunxi.gov.cn'],
    ['J.Y-j_1+x@YunXi.Gov.CN', 'J.Y-j_1+x@yunxi.gov.cn'],
    ['0731@x-1.cn', '0731@x-1.cn'],
    ['_a@x.cn', '_a@x.cn'],
    [`${'a'.repeat(64)}@x.cn`, `${'a'.repeat(64)}@x.cn`],
    [`a@${'b'.repeat(63)}.cn`, `a@${'b'.repeat(63)}.cn`],
    [`a@${'b.'.repeat(125)}cn`, `a@${'b.'.repeat(125)}cn`],
  ])('like %j is taken as %j, its domain in small letters', (cell, address) => {
    expect(checkAddress(cell)).toEqual({ address, domain: address.slice(address.indexOf('@') + 1) })
  })

  it.each([
    ['.a@x.cn', 'a dot before'],
    ['a.@x.cn', 'a dot behind'],
    ['a..b@x.cn', 'two dots'],
    ['-a@x.cn', 'a line before, which some programs take for an option'],
    ['a%b@x.cn', 'a percent sign, by which old servers sent on'],
    ['a!b@x.cn', 'an exclamation mark, the same'],
    ['a#b@x.cn', 'a sign that nobody uses'],
    ['@x.cn', 'nothing before the domain'],
    ['jyj', 'no domain'],
    ['jyj@', 'an empty domain'],
    ['jyj.x.cn', 'no @'],
    ['a@cn', 'a domain of one word'],
    ['a@x.cn.', 'a dot behind the domain'],
    ['a@.x.cn', 'a dot before the domain'],
    ['a@x..cn', 'two dots in the domain'],
    ['a@-x.cn', 'a line before a word of the domain'],
    ['a@x-.cn', 'a line behind a word of the domain'],
    ['a@x_y.cn', 'a low line in the domain'],
    ['a@127.0.0.1', 'an address of a machine'],
    ['a@x.c1', 'a figure in the last word'],
    ['a@x.c', 'a last word of one letter'],
    [`${'a'.repeat(65)}@x.cn`, '65 letters before the @'],
    [`a@${'b'.repeat(64)}.cn`, 'a word of 64 letters'],
    [`a@${'b.'.repeat(126)}cn`, 'a domain of 254 letters'],
  ])('like %s is refused: %s', (cell) => {
    expect(refusedOf(cell)).toBe('不是写法正确的邮箱')
  })

  it.each([
    ['', '没有填邮箱'],
    ['   ', '没有填邮箱'],
    ['mailto:a@x.cn', '邮箱前面多了「mailto:」'],
    ['MAILTO:a@x.cn', '邮箱前面多了「mailto:」'],
    ['a@x.cn\u00a0', '邮箱里有全角字符、汉字或看不见的字符'],
    ['\u3000a@x.cn', '邮箱里有全角字符、汉字或看不见的字符'],
    ['a＠x.cn', '邮箱里有全角字符、汉字或看不见的字符'],
    ['局@x.cn', '邮箱里有全角字符、汉字或看不见的字符'],
    ['a@х.cn', '邮箱里有全角字符、汉字或看不见的字符'],
    ['a@x.cn b@y.cn', '一格里写了不止一个邮箱'],
    ['a@x.cn,', '一格里写了不止一个邮箱'],
    ['a@x.cn;', '一格里写了不止一个邮箱'],
    ['a@x.cn/张', '邮箱里有全角字符、汉字或看不见的字符'],
    ['a/b@x.cn', '一格里写了不止一个邮箱'],
    ['a|b@x.cn', '一格里写了不止一个邮箱'],
    ['Wang <a@x.cn>', '邮箱里夹着姓名、引号或括号，只能写邮箱本身'],
    ["'a@x.cn'", '邮箱里夹着姓名、引号或括号，只能写邮箱本身'],
    ['a@x.cn(w)', '邮箱里夹着姓名、引号或括号，只能写邮箱本身'],
    ['a@[x.cn]', '邮箱里夹着姓名、引号或括号，只能写邮箱本身'],
    ['a b@x.cn', '邮箱中间有空格'],
    ['a@x .cn', '邮箱中间有空格'],
    ['a@x.cn\n', '邮箱里有换行或看不见的控制字符'],
    ['\ta@x.cn', '邮箱里有换行或看不见的控制字符'],
    ['a@x.cn\u2028', '邮箱里有换行或看不见的控制字符'],
  ])('like %j is refused in words that say what is wrong: %s', (cell, reason) => {
    expect(refusedOf(cell)).toBe(reason)
  })
})

describe('a domain', () => {
  it.each<[string, readonly string[], boolean]>([
    ['yunxi.gov.cn', ['yunxi.gov.cn'], true],
    ['yunxi.gov.cn', ['*.gov.cn'], true],
    ['a.b.gov.cn', ['*.gov.cn'], true],
    ['gov.cn', ['*.gov.cn'], false],
    ['evilgov.cn', ['*.gov.cn'], false],
    ['gov.cn.evil.com', ['*.gov.cn'], false],
    ['x.gov.cn.evil.com', ['*.gov.cn'], false],
    ['evil.com', ['*.gov.cn'], false],
    ['gov.cn', ['gov.cn'], true],
    ['a.gov.cn', ['gov.cn'], false],
    ['evilgov.cn', ['gov.cn'], false],
    ['gov.cn.evil.com', ['gov.cn'], false],
    ['gov.cn', ['x.cn', 'gov.cn'], true],
    ['gov.cn', [], false],
  ])('%s by the list %j: %s', (domain, list, allowed) => {
    expect(isAllowed(domain, list)).toBe(allowed)
  })

  it('of an address is compared in small letters, and one with a dot behind never gets so far', () => {
    const checked = checkAddress('a@YunXi.GOV.cn')
    expect('domain' in checked && isAllowed(checked.domain, [allowedDomain('*.Gov.CN')!])).toBe(true)
    expect(checkAddress('a@evil.com.')).toHaveProperty('refused')
  })

  it.each([
    ['gov.cn', 'gov.cn'],
    ['*.gov.cn', '*.gov.cn'],
    ['*.Gov.CN', '*.gov.cn'],
    ['@x.gov.cn', 'x.gov.cn'],
    ['*', undefined],
    ['*.', undefined],
    ['*.cn', undefined],
    ['cn', undefined],
    ['*gov.cn', undefined],
    ['*.*.cn', undefined],
    ['a.*.cn', undefined],
    ['gov.cn.', undefined],
    ['.gov.cn', undefined],
    ['a@gov.cn', undefined],
    ['gov.cn,x.cn', undefined],
    ['政务.cn', undefined],
    ['', undefined],
  ])('for the list, %j is %j', (text, domain) => {
    expect(allowedDomain(text)).toBe(domain)
  })
})

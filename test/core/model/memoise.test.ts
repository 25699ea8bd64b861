import { expect, it } from 'vitest'
import { memoise, oncePer } from '../../../src/core/model/memoise.ts'

it('what a text gave is asked once, also where it gave nothing, until too many are known', () => {
  const asked: string[] = []
  const length = memoise((text) => {
    asked.push(text)
    return text === '' ? undefined : text.length
  }, 2)
  expect(['一二', '一二', '', ''].map(length)).toEqual([2, 2, undefined, undefined])
  expect(asked).toEqual(['一二', ''])
  expect(['三', '一二'].map(length)).toEqual([1, 2])
  expect(asked).toEqual(['一二', '', '三', '一二'])
})

it('what an object gave is asked once for that object, not for its copy', () => {
  let asked = 0
  const boxed = oncePer((subject: { readonly value: number }) => ({ doubled: subject.value * 2, asked: ++asked }))
  const [one, other] = [{ value: 2 }, { value: 5 }]
  expect([boxed(one), boxed(one), boxed(other)].map((each) => [each.doubled, each.asked])).toEqual([
    [4, 1],
    [4, 1],
    [10, 2],
  ])
  expect(boxed({ ...one }).asked).toBe(3)
})

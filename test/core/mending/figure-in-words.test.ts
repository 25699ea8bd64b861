import { describe, expect, it } from 'vitest'
import { CannotMendError } from '../../../src/core/mending/cannot-mend-error.ts'
import { withFigure } from '../../../src/core/mending/figure-in-words.ts'
import { typedValue } from '../../../src/core/mending/typed-value.ts'

const typedOver = (text: string, figure: string, typed: string): string | undefined =>
  withFigure({ text, figure }, typed, typedValue(typed, undefined, () => undefined).value)

describe('what is typed over words with a figure', () => {
  it.each([
    ['产出指标（50分）', '50', '60分', '产出指标（60分）'],
    ['产出指标（50分）', '50', ' 60 分 ', '产出指标（60分）'],
    ['产出指标(50 分)', '50', '60分', '产出指标(60 分)'],
    ['产出指标50', '50', '60', '产出指标60'],
    ['其中：一般公共预算：4185.9万元', '4185.9万元', '4,200万元', '其中：一般公共预算：4,200万元'],
    ['其中：一般公共预算：4185.9万元', '4185.9', '4200', '其中：一般公共预算：4200万元'],
    ['执行率：80%', '80%', '75%', '执行率：75%'],
  ])('takes the place of the figure alone: %s, %s, %s', (text, figure, typed, expected) => {
    expect(typedOver(text, figure, typed)).toBe(expected)
  })

  it.each([
    ['another unit', '产出指标（50分）', '50', '60万元'],
    ['a unit that is only begun', '其中：一般公共预算：50万元', '50', '60万'],
    ['no unit stands there', '其中：一般公共预算：4185.9', '4185.9', '4200万元'],
    ['words of its own', '产出指标（50分）', '50', '产出指标（60分）'],
    ['what is no number', '产出指标（50分）', '50', '约60分'],
    ['no figure stands there', '产出指标（分）', '', '60分'],
  ])('stands instead of all where it is %s', (_, text, figure, typed) => {
    expect(typedOver(text, figure, typed)).toBeUndefined()
  })

  it.each([
    ['two figures of that unit', '产出指标（50分，其中数量20分）', '50', '60分'],
    ['a per cent over points', '产出指标（50分）', '50', '60%'],
    ['a figure that is not found', '产出指标（五十分）', '50', '60'],
  ])('is refused where nobody can tell what is meant: %s', (_, text, figure, typed) => {
    expect(() => typedOver(text, figure, typed)).toThrow(CannotMendError)
  })
})

import { expect, it } from 'vitest'
import { moneyAmountIn } from '../../../src/core/rules/money-amount.ts'

it.each([
  ['19.938万', ['19.938', 3]],
  ['19.938万元', ['19.938', 3]],
  ['199380元', ['19.938', 4]],
  ['199380.50元', ['19.93805', 6]],
  ['1.2亿元', ['12000', 0]],
  ['1.23456亿元', ['12345.6', 1]],
  ['5千元', ['0.5', 1]],
  ['300万', ['300', 0]],
])('%s is %j in 万元, with the decimals it shows', (text, said) => {
  const amount = moneyAmountIn(text)!
  expect([amount.value.toFixed(), amount.decimals]).toEqual(said)
})

it.each(['300', '300家', '3000元/吨', '95%', '', '5美元', '300万人'])('%j is no amount of money', (text) => {
  expect(moneyAmountIn(text)).toBeUndefined()
})

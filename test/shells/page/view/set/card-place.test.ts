import { describe, expect, it } from 'vitest'
import { cardPlace } from '../../../../../src/shells/page/view/set/card-place.ts'

const window = { width: 1000, height: 600 }
const card = { width: 300, height: 200 }
const cell = (left: number, top: number, width = 80) => ({ left, top, width, height: 20 })

describe('a card stands beside its cell and covers nothing of it', () => {
  it('on the right, level with it', () => {
    expect(cardPlace(cell(100, 50), card, window)).toEqual({ left: 188, top: 50 })
  })

  it('on the left where the right has no room', () => {
    expect(cardPlace(cell(700, 50), card, window)).toEqual({ left: 392, top: 50 })
  })

  it('raised so far that its foot is seen', () => {
    expect(cardPlace(cell(100, 580), card, window)).toEqual({ left: 188, top: 392 })
  })

  it('below a cell that is as wide as the window, above one at its foot', () => {
    expect(cardPlace(cell(50, 50, 900), card, window)).toEqual({ left: 50, top: 78 })
    expect(cardPlace(cell(50, 500, 900), card, window)).toEqual({ left: 50, top: 292 })
  })

  it('at the lower edge where there is room nowhere', () => {
    const tall = { width: 300, height: 580 }
    expect(cardPlace(cell(50, 300, 900), tall, window)).toEqual({ left: 50, top: 12 })
  })
})

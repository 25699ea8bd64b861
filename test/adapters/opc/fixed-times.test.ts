import { expect, it } from 'vitest'
import { withFixedTimes } from '../../../src/adapters/opc/fixed-times.ts'
import { packageBytes, partsOf } from '../excel/packages.ts'

const bytes = packageBytes('rich-openpyxl.xlsx')
/** Where the first local header has its time and date. */
const timeOf = (zip: Uint8Array): number => new DataView(zip.buffer, zip.byteOffset).getUint32(10, true)

it('the times of all parts are the first that a zip can say, the parts as they were', () => {
  const fixed = withFixedTimes(bytes)
  expect(timeOf(fixed)).toBe(0x0021_0000)
  expect(partsOf(fixed)).toEqual(partsOf(bytes))
  expect(withFixedTimes(fixed)).toEqual(fixed)
})

it.each([new Uint8Array(0), bytes.subarray(0, 500), new TextEncoder().encode('名称,得分')])(
  'what is no sound zip comes back as it is, for its reader to say so',
  (given) => {
    expect(withFixedTimes(given)).toEqual(given)
  },
)

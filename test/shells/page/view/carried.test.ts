import { deflateSync, strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { base85 } from '../../../../src/base85.mjs'
import { type Carrier, carriedBy } from '../../../../src/shells/page/view/carried.ts'

/** A page with such elements. */
const page = (elements: Readonly<Record<string, string>>): Carrier => ({
  getElementById: (id) =>
    elements[id] === undefined ? null : { textContent: elements[id], getAttribute: () => '示例.xlsx' },
})

const SCRIPT = 'postMessage("核对 </script>")'
const ALL = {
  about: '{"version":"1.2.3","rulesAsOf":"2026-01-31","schemes":[{"id":"cn","title":"全国"}]}',
  worker: base85(deflateSync(strToU8(SCRIPT))),
  example: Buffer.from([0, 80, 255]).toString('base64'),
  settings: '{}',
}

it('what the page carries is read as it was put in', async () => {
  const carried = carriedBy(page(ALL))
  expect(carried.about.schemes).toEqual([{ id: 'cn', title: '全国' }])
  expect(carried.worker()).toBe(SCRIPT)
  expect(carried.settings).toEqual({})
  const { path, file } = carried.example()
  expect(path).toBe('示例.xlsx')
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 80, 255])
})

it('a page from which a part was cut says which', () => {
  const { worker: _, ...rest } = ALL
  expect(() => carriedBy(page(rest)).worker()).toThrow('the page carries no worker')
})

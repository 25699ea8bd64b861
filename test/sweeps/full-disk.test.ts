import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canMount, type FullDisk, fullDisks } from './full-disk.ts'

const LONG = 600_000
/** A real one where one may be mounted, else a worker whose writes fall short. */
const KIND = canMount() ? 'mounted' : 'pretended'

// The long form: node test/sweeps/run.mjs full-disk-sweep.
describe(`a batch on a disk (${KIND}) that is full for a while`, () => {
  let disks: FullDisk
  beforeAll(async () => {
    disks = await fullDisks(8, KIND)
  }, LONG)
  afterAll(() => disks.done())

  it.each([0.4, 0.9])(
    'at %s of the space that it needs pauses, says so, leaves nothing truncated, and goes on by itself',
    async (share) => expect(await disks.at(share)).toEqual([]),
    LONG,
  )
})

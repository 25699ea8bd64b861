import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Of } from '../../../src/adapters/platform/bytes.ts'
import { unitName } from '../../fixture-content/many-workbooks.ts'
import { canFake, fakeOffice } from '../../adapters/convert/fake-office.ts'
import { bundledWork } from '../../adapters/process/bundled-work.ts'
import { BatchPlace } from './batch-place.ts'

const ARGS = ['correct', 'in', '--out', 'out', '--jobs', '1', '--format', 'json', '--timeout', '600']
const LONG = 600_000

interface Workbook {
  readonly path: string
  readonly sha256: string
  readonly status: string
  readonly reason: string | null
}

describe('a workbook that is saved while the batch runs', () => {
  let place: BatchPlace
  let worker: string
  beforeAll(async () => {
    worker = await bundledWork(new URL('./faulty-worker.ts', import.meta.url))
    place = await BatchPlace.open(worker)
    place.fill('in', 0, '不动.xlsx')
    place.fill('in', 1, '改一次.xlsx')
    place.fill('in', 2, '改一次.xlsx.1')
    place.fill('in', 3, '一直改.xlsx')
    place.fill('in', 4, '一直改.xlsx.1')
    place.fill('in', 5, '一直改.xlsx.2')
  }, LONG)
  afterAll(() => {
    place.done()
    rmSync(worker)
  })

  const workbooks = (stdout: string): ReadonlyMap<string, Workbook> =>
    new Map(
      (JSON.parse(stdout).submissions as { workbooks: Workbook[] }[])
        .flatMap((each) => each.workbooks)
        .map((each) => [each.path.replace(/^.*\//, ''), each]),
    )

  it(
    'is checked as it was saved; one that is saved again and again is told as 变动中, and stops nothing',
    async () => {
      const { code, stdout } = await place.batch({}, ...ARGS)
      expect(code).toBe(3)
      const found = workbooks(stdout)
      const saved = sha256Of(readFileSync(join(place.cwd, 'in/改一次.xlsx.1')))
      expect(found.get('改一次.xlsx')).toMatchObject({ status: 'checked', sha256: saved })
      expect(found.get('一直改.xlsx')).toMatchObject({
        status: 'unreadable',
        reason: expect.stringContaining('核对期间文件一直在变动'),
      })
      expect(found.get('不动.xlsx')).toMatchObject({ status: 'checked' })
      expect(Object.keys(place.tree('out')).some((name) => name.includes('一直改'))).toBe(false)
    },
    LONG,
  )

  it(
    'is checked by --resume once it is left alone, even though its last content is the one that was given up',
    async () => {
      const calm = await BatchPlace.open()
      const { code, stdout } = await calm.batch({ cwd: place.cwd }, ...ARGS, '--resume')
      calm.done()
      expect([code, workbooks(stdout).get('一直改.xlsx')!.status]).toEqual([1, 'checked'])
    },
    LONG,
  )

  it.skipIf(!canFake)(
    'in an old format is converted anew, so that what is checked is what was saved',
    async () => {
      const old = (text: string): Buffer => Buffer.concat([Buffer.of(9, 8, 16, 0, 0, 6), Buffer.from(text)])
      place.write('old/改一次.xls', old('first'))
      place.write('old/改一次.xls.1', old('second'))
      const [first, second] = [place.fill('made', 6), place.fill('made', 7)]
      const office = fakeOffice(
        place.cwd,
        readFileSync(first),
        `grep -q second "$1" && cp '${second}' "$2" || cp "$result" "$2"`,
      )
      const { stdout } = await place.batch(
        { soffice: () => office.program },
        'check',
        'old',
        '--jobs',
        '1',
        '--format',
        'json',
      )
      const [submission] = JSON.parse(stdout).submissions
      expect([submission.unit, submission.workbooks[0].sha256]).toEqual([unitName(7), sha256Of(old('second'))])
    },
    LONG,
  )
})

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Place } from './shells/cli/run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** The settings of the heap, which every engine has. */
const HEAP = '--max-old-space-size=0--max-semi-space-size=0'
const ARGS = ['check', '资料', '--exit-zero', '--format', 'json']

/**
 * What `npm run build` left in dist/, against the sources: bundling, escaping and kept machine code must change
 * nothing.
 */
describe('the built command', () => {
  const place = new Place()
  let expected = ''
  beforeAll(async () => {
    place.put('zhuzhou-commerce-2022/workbook', '资料')
    expected = (await place.run(...ARGS)).stdout.replace('"version": "0.0.0"', '"version": ""')
  })
  afterAll(() => place.done())

  function run(launcher: string): string {
    const { stdout, stderr, status } = spawnSync(process.execPath, [launcher, ...ARGS], {
      cwd: place.cwd,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    return stdout.replace(/"version": "[^"]*"/, '"version": ""')
  }

  it('says what the sources say', () => {
    expect(run(join(root, 'dist/jiaobiao.js'))).toBe(expected)
  })

  it('writes a new workbook, for which it loads a library that is not in the bundle', () => {
    place.put('clean/workbook', '两个/甲')
    place.put('clean/workbook', '两个/乙')
    const args = [join(root, 'dist/jiaobiao.js'), 'correct', '两个', '--out', '结果', '--exit-zero']
    const { stderr, status } = spawnSync(process.execPath, args, { cwd: place.cwd, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    expect(existsSync(join(place.cwd, '结果/汇总表.xlsx'))).toBe(true)
  })

  it('says the same without the kept machine code', () => {
    const copy = mkdtempSync(join(tmpdir(), 'jiaobiao-'))
    cpSync(join(root, 'dist'), copy, { recursive: true })
    rmSync(join(copy, 'jiaobiao.cache'))
    expect(run(join(copy, 'jiaobiao.js'))).toBe(expected)
    rmSync(copy, { recursive: true })
  })

  it.each([
    '--max-old-space-size=3000',
    '--max-semi-space-size=32',
    '--max-old-space-size=3000 --max-semi-space-size=32',
  ])('keeps its machine code where NODE_OPTIONS sizes the heap (%s), and its doctor says nothing', (setting) =>
    expect(doctor(setting)).not.toContain('启动'),
  )

  it('has its doctor say so where NODE_OPTIONS loses the machine code, or none is there', () => {
    expect(doctor('--jitless')).toMatch(/✓ {2}启动 +环境变量 NODE_OPTIONS（--jitless）使编译好的代码用不上.*\n +→ /)
    const copy = mkdtempSync(join(tmpdir(), 'jiaobiao-'))
    cpSync(join(root, 'dist'), copy, { recursive: true })
    rmSync(join(copy, 'jiaobiao.cache'))
    expect(doctor('', join(copy, 'jiaobiao.js'))).toMatch(/✓ {2}启动 +没有找到编译好的代码/)
    rmSync(copy, { recursive: true })
  })

  function doctor(nodeOptions: string, launcher = join(root, 'dist/jiaobiao.js')): string {
    const env = { ...process.env, NODE_OPTIONS: nodeOptions }
    return spawnSync(process.execPath, [launcher, 'doctor'], { cwd: place.cwd, env, encoding: 'utf8' }).stdout
  }

  it.each([
    ['11.3.244.8-node.38', `${HEAP}--interrupt-budget=600000`],
    ['12.4.254.21-node.57', HEAP],
    ['13.6.233.17-node.53', HEAP],
  ])('sets in engine %s only what it has: others would complain on every start', (engine, setting) => {
    const preload = join(place.cwd, 'preload.cjs')
    writeFileSync(
      preload,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, v8: '${engine}' } })
       require('node:v8').setFlagsFromString = (flag) => process.stderr.write(flag)`,
    )
    const { stderr } = spawnSync(process.execPath, ['-r', preload, join(root, 'dist/jiaobiao.js'), '--version'], {
      encoding: 'utf8',
    })
    expect(stderr).toBe(setting)
  })
})

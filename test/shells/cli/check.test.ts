import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLEAN, Place, REAL } from './run.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())

describe('check --format json', () => {
  it('has the keys of the contract, in their order, for every part', async () => {
    place.put(REAL, '资料/real.xlsx')
    const { stdout } = await place.run('check', '资料', '--format', 'json')
    const document = JSON.parse(stdout)
    expect(Object.keys(document)).toEqual(['schemaVersion', 'tool', 'submissions', 'others', 'summary'])
    expect(document).toMatchObject({ schemaVersion: 2, tool: { name: 'jiaobiao', version: '0.0.0' } })
    const [submission] = document.submissions
    expect(Object.keys(submission)).toEqual([
      'unit',
      'unitSource',
      'year',
      'scheme',
      'workbooks',
      'others',
      'findings',
      'checks',
      'unchecked',
      'progress',
    ])
    expect(submission.scheme.id).toBe('cn-hunan-zhuzhou-2022')
    expect(Object.keys(submission.workbooks[0])).toEqual(['path', 'sha256', 'unitSource', 'status', 'reason', 'forms'])
    expect(submission.workbooks[0]).toMatchObject({ path: '资料/real.xlsx', status: 'checked', reason: null })
    for (const form of submission.workbooks[0].forms) {
      // 'read' came later than the contract: how much of the form was understood.
      expect(Object.keys(form)).toEqual([
        'sheet',
        'kind',
        'project',
        'roles',
        'range',
        'indicators',
        'score',
        ...(form.kind === 'basic-data' ? [] : ['read']),
        'key',
        'standing',
      ])
      if (form.kind !== 'basic-data')
        expect(Object.keys(form.score)).toEqual(['stated', 'reviewed', 'grade', 'undecided', 'manual'])
    }
    const keys = [
      'id',
      'rule',
      'severity',
      'workbook',
      'sheet',
      'cell',
      'label',
      'stated',
      'expected',
      'difference',
      'message',
      'basis',
      'related',
      'correction',
      'status',
      'form',
      'explanation',
      'since',
    ]
    for (const finding of submission.findings) {
      expect(Object.keys(finding)).toEqual(keys)
      expect(finding.workbook).toBe('资料/real.xlsx')
      if (finding.correction) expect(finding.correction).toEqual({ value: expect.any(String), applied: false })
    }
    expect(Object.keys(submission.checks)).toEqual(['held', 'failed', 'unchecked'])
    expect(submission.unchecked).toHaveLength(submission.checks.unchecked)
    for (const each of submission.unchecked)
      expect(Object.keys(each)).toEqual(['rule', 'workbook', 'sheet', 'cell', 'label', 'reason', 'form'])
    const counts = [
      'submissions',
      'workbooks',
      'forms',
      'errors',
      'warnings',
      'infos',
      'toMend',
      'toExplain',
      'unreadable',
      'notUnderstood',
      'unchecked',
    ]
    expect(Object.keys(document.summary)).toEqual(counts)
    expect(new Set(submission.findings.map((finding: { id: string }) => finding.id)).size).toBe(
      submission.findings.length,
    )
  })

  it('is the same every time, and names no absolute path, however the path was given', async () => {
    place.put(REAL, 'in/real.xlsx')
    const first = await place.run('check', 'in', '--format', 'json')
    expect((await place.run('check', './in/', '--format', 'json')).stdout).toBe(first.stdout)
    expect((await place.run('check', join(place.cwd, 'in'), '--format', 'json')).stdout).toBe(first.stdout)
    expect(first.stdout).not.toContain(place.cwd)
  })

  it('gives the same findings for one workbook and for a folder of one workbook a form', async () => {
    place.put('zhuzhou-commerce-2022/folder', 'folder')
    place.put(REAL, 'workbook/real.xlsx')
    const ids = async (path: string): Promise<unknown> =>
      JSON.parse((await place.run('check', path, '--format', 'json')).stdout)
        .submissions.flatMap((each: { findings: { id: string }[] }) => each.findings.map((finding) => finding.id))
        .sort()
    expect(await ids('folder')).toEqual(await ids('workbook'))
  })

  it('as ndjson is one submission a line', async () => {
    place.put(CLEAN, 'in/a.xlsx')
    place.put(REAL, 'in/b.xlsx')
    const { stdout } = await place.run('check', 'in', '--format', 'ndjson')
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map((line) => line.unit)).toEqual(['云溪市农业农村局', '株洲市商务局'])
  })
})

describe('check as text', () => {
  it('reads well for the real department form', async () => {
    place.put('zhuzhou-commerce-2022/folder/1-2整体自评表.xlsx', '整体 自评表.xlsx')
    const { stdout } = await place.run('check', '整体 自评表.xlsx')
    await expect(stdout).toMatchFileSnapshot('snapshots/department-form.txt')
  })

  it('says of a clean set that it is clean', async () => {
    place.put(CLEAN, 'clean.xlsx')
    const { stdout, stderr } = await place.run('check', 'clean.xlsx', '--verbose')
    await expect(stdout).toMatchFileSnapshot('snapshots/clean.txt')
    expect(stderr).toBe('')
  })

  it('tells each file that cannot be read in one sentence, and goes on', async () => {
    place.put(CLEAN, 'in/clean.xlsx')
    place.put('packages/texts.xlsx', 'in/其他.xlsx')
    writeFileSync(join(place.cwd, 'in/图片.xlsx'), '\x89PNG\r\n\x1a\n', 'latin1')
    writeFileSync(join(place.cwd, 'in/空.xlsx'), '')
    writeFileSync(join(place.cwd, 'in/~$clean.xlsx'), 'lock')
    mkdirSync(join(place.cwd, 'in/说明.xlsx'))
    const { stdout, code } = await place.run('check', 'in')
    await expect(stdout).toMatchFileSnapshot('snapshots/batch.txt')
    expect(code).toBe(3)
  })

  it('stays within the width of the terminal', async () => {
    place.put(REAL, 'real.xlsx')
    const { displayWidth, HANGING } = await import('../../../src/shells/report/display-width.ts')
    const { stdout } = await place.runWith({ width: 72 }, 'check', 'real.xlsx')
    const finding = stdout.split('\n').filter((line) => line.startsWith(' '.repeat(17)))
    expect(Math.max(...finding.map(displayWidth))).toBeLessThanOrEqual(72 + HANGING)
  })

  it('is coloured only where colours are wanted', async () => {
    place.put(REAL, 'real.xlsx')
    expect((await place.runWith({ colour: true }, 'check', 'real.xlsx')).stdout).toContain('\u001b[')
    expect((await place.runWith({ colour: true }, 'check', 'real.xlsx', '--no-color')).stdout).not.toContain('\u001b[')
  })

  it('shows progress on stderr only when it is a terminal', async () => {
    place.put(CLEAN, 'clean.xlsx')
    expect((await place.runWith({ progress: true }, 'check', 'clean.xlsx')).stderr).toContain('核对 1/1')
  })
})

describe('help', () => {
  it('is Chinese from the first line to the last', async () => {
    for (const command of [
      [],
      ['check'],
      ['correct'],
      ['revert'],
      ['template'],
      ['export'],
      ['import'],
      ['inspect'],
      ['annotate'],
      ['rules'],
    ]) {
      const { stdout } = await place.run(...command, '--help')
      expect(stdout, command.join(' ')).toContain('用法：')
      expect(stdout).not.toMatch(/Usage|Options|Commands|Arguments|default|display help/)
    }
  })
})

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../../src/shells/cli/examples.ts'
import { CLEAN, Place, REAL } from './run.ts'

const place = new Place()
beforeAll(() => {
  place.put(CLEAN, 'clean.xlsx')
  place.put(REAL, 'real.xlsx')
  place.put('packages/texts.xlsx', 'other.xlsx')
  place.put(CLEAN, 'batch/a/clean.xlsx')
  mkdirSync(join(place.cwd, 'batch/b'), { recursive: true })
  writeFileSync(join(place.cwd, 'batch/b/空.xlsx'), '')
  writeFileSync(join(place.cwd, 'picture.xlsx'), '\x89PNG\r\n\x1a\n', 'latin1')
  mkdirSync(join(place.cwd, 'empty'))
  mkdirSync(join(place.cwd, 'inbox'))
  writeFileSync(join(place.cwd, 'edits.json'), '[{"sheet":"1-3-1","cell":"A1","comment":"x"}]')
  writeFileSync(join(place.cwd, 'bad.json'), '{')
  writeFileSync(join(place.cwd, 'list.csv'), '部门\r\n甲\r\n')
})
afterAll(() => place.done())

/** Each line: the command, its exit code, and what stderr says (nothing where absent). */
const TABLE: readonly (readonly [command: string, code: number, says?: string])[] = [
  ['check clean.xlsx', 0],
  ['check real.xlsx', 1],
  ['check real.xlsx --exit-zero', 0],
  ['check clean.xlsx --fail-on warning', 0],
  ['check clean.xlsx --jobs 4', 0],
  ['check other.xlsx', 0],
  ['check batch', 3],
  ['check batch real.xlsx', 3],
  ['check batch --exit-zero', 3],
  ['check picture.xlsx', 3],
  ['correct clean.xlsx --out o1', 0],
  ['correct real.xlsx --out o2 --dry-run', 1],
  ['correct batch --out o3', 3],
  ['rules', 0],
  ['rules df-02', 0],
  ['template --out o4', 0],
  ['inspect clean.xlsx', 0],
  ['export clean.xlsx --out o5', 0],
  ['revert clean.xlsx --out o6.xlsx', 0],
  ['annotate clean.xlsx --edits edits.json --out o7.xlsx', 0],
  ['watch inbox --out o10 --once --ledger l/账本.db --interval 0.1', 0],
  ['doctor', 0],
  ['doctor nowhere', 1],
  ['--help', 0],
  ['check --help', 0],
  ['--version', 0],
  ['', 2, '用法'],
  ['help', 0],
  ['help check', 0],
  ['check', 2, '还要写<路径>：工作簿、文件夹或 .zip'],
  ['chekc clean.xlsx', 2, '没有「chekc」这个命令，是不是 check？'],
  ['check clean.xlsx --formt json', 2, '没有 --formt 这个选项，是不是 --format？'],
  ['check clean.xlsx --format', 2, '--format 后面还要写<格式>。'],
  ['check clean.xlsx --format xml', 2, '--format 应是 text、json、ndjson 之一'],
  ['check clean.xlsx --fail-on info', 2, '--fail-on 应是'],
  ['check clean.xlsx --jobs 0', 2, '--jobs 应是'],
  ['check clean.xlsx --scheme mars', 2, '没有「mars」这个评分方案'],
  ['check nowhere', 2, '找不到「nowhere」'],
  ['check empty', 2, '没有找到工作簿'],
  ['check clean.xlsx --scheme 株洲', 2, '相近的有：cn-hunan-zhuzhou-2022'],
  ['correct clean.xlsx', 2, '还要写 --out <文件夹>：写到哪个文件夹'],
  ['correct clean.xlsx --ouy o', 2, '没有 --ouy 这个选项，是不是 --out？'],
  ['correct clean.xlsx -out o', 2, '「-out」前面少一个减号，请写成 --out'],
  ['correct clean.xlsx ——out o', 2, '「——out」前面的横线是中文的，请改成两个英文减号：--out'],
  ['correct batch --out batch/a/out', 2, '在待核对的文件夹里面'],
  ['correct clean.xlsx --out .', 2, '原件不能覆盖'],
  ['correct clean.xlsx --out real.xlsx', 2, '是文件，输出位置应是文件夹'],
  ['correct clean.xlsx --out real.xlsx/x', 2, '没有写成'],
  ['revert clean.xlsx --out clean.xlsx', 2, '原件不能覆盖'],
  ['revert clean.xlsx --out empty', 2, '是文件夹'],
  ['revert empty --out x.xlsx', 2, '是文件夹'],
  ['revert picture.xlsx --out x.xlsx', 3, '「picture.xlsx」：这是图片'],
  ['inspect nowhere.xlsx', 2, '找不到「nowhere.xlsx」'],
  ['annotate clean.xlsx --edits bad.json --out x.xlsx', 2, '「bad.json」不是完整的 JSON，请检查引号'],
  ['import empty --out x.xlsx', 2, '缺少 submission.csv'],
  ['import nowhere --out x.xlsx', 2, '找不到'],
  ['import empty --out x.csv', 2, '以 .xlsx 结尾'],
  ['template --out o8 --projects list.csv', 2, '缺少「项目名称」一列'],
  ['template --out o9 --year 24', 2, '--year 应是四位年份'],
  ['template --out o9 --layout v99', 2, '没有「v99」这种表样'],
  ['watch nowhere --out o11', 2, '找不到收件夹「nowhere」'],
  ['watch inbox --out inbox/x', 2, '发件夹在收件夹里面'],
  ['watch inbox', 2, '还要写 --out <发件夹>：结果'],
  ['mail sned --plan x', 2, 'mail 后面没有「sned」这个命令'],
  [
    'mail',
    2,
    'mail 后面还要写做哪一步。一般的做法：\n  1. 做计划，看看发给谁，不发送：\n     jiaobiao mail plan 审核结果',
  ],
  ['mail plan', 2, '还要写<发件文件夹>：放审核结果的文件夹'],
  ['mail empty', 2, '还要写 --contacts <通讯录>：各单位的邮箱'],
  ['schemes diff cn', 2, 'jiaobiao schemes diff cn cn-shanxi（写两个方案的编号）'],
  ['mail send', 2, '用法见：jiaobiao mail send --help'],
  ['rules df02', 0],
  ['rules ＤＦ－０２', 0],
  ['rules XX-99', 2, '没有规则「XX-99」。相近的有'],
  ['rules DF-02 DF-03', 2, '写得太多了'],
]

describe('exit codes', () => {
  it.each(TABLE.map(([command, code, says]) => ({ command, code, says })))(
    'jiaobiao $command → $code',
    async ({ command, code, says }) => {
      const ran = await place.run(...command.split(' ').filter((word) => word !== ''))
      expect(ran.code, ran.stderr).toBe(code)
      if (says !== undefined) expect(ran.stderr).toContain(says)
      if (code === 2 && command !== '') expect(ran.stdout).toBe('')
      expect(ran.stderr).not.toMatch(/error:|Error|^\s+at /m)
    },
  )

  it.each(Object.entries(EXAMPLES))(
    'jiaobiao %s, left bare, shows how it is written, which it then takes',
    async (name, example) => {
      const bare = await place.run(...name.split(' '))
      expect([bare.code, bare.stderr]).toEqual([
        2,
        expect.stringMatching(`^还要写.*\n例如：${example}\n用法见：jiaobiao ${name} --help\n$`),
      ])
      expect((await place.run(...name.split(' '), '--help')).stdout).toContain(`例如：${example}`)
      const { stderr } = await place.run(...example.split(' ').slice(1), '--dry-run')
      expect(stderr).not.toMatch(/还要写|这个选项|写得太多|用法见/)
    },
  )

  it('a refused command writes nothing', () => {
    expect(readdirSync(place.cwd).filter((name) => /^x\.|^o[289]$/.test(name))).toEqual([])
  })

  it('is 130 when the user stops, between two submissions', async () => {
    const ran = await place.runWith({ interrupted: () => true }, 'correct', 'batch', '--out', 'stopped')
    expect(ran.code).toBe(130)
    expect(readdirSync(join(place.cwd, 'stopped'))).toEqual(['a'])
  })

  it('an unexpected error is one sentence, and its stack only on request', async () => {
    const broken = {
      interrupted: () => {
        throw new TypeError('boom')
      },
    }
    const quiet = await place.runWith(broken, 'check', 'clean.xlsx')
    expect(quiet.code).toBe(2)
    expect(quiet.stderr).toMatch(/^程序出了没有料到的问题，没有完成.*JIAOBIAO_DEBUG.*\n$/)
    expect((await place.runWith({ ...broken, debug: true }, 'check', 'clean.xlsx')).stderr).toContain('TypeError: boom')
  })
})

import { Command, Option } from 'commander'
import { describe, expect, it } from 'vitest'
import { addCommand } from '../../../src/shells/cli/add-command.ts'
import type { Environment } from '../../../src/shells/cli/environment.ts'
import { flag, one, optional, repeated, whole } from '../../../src/shells/cli/option-kinds.ts'

const ENVIRONMENT = { colour: true } as Environment

/** What a command receives for these words. */
async function received(words: readonly string[], extra = {}): Promise<unknown> {
  let all: unknown
  const command = new Command('try')
  addCommand(
    command,
    {
      shown: [],
      arguments: [one('<文件>', '')],
      options: {
        wait: flag('--no-wait', ''),
        quick: flag('--quick', ''),
        unit: optional('--unit <名称>', ''),
        only: repeated('--only <单位>', ''),
        limit: whole('--limit <封数>', '', [1, 9], 5),
        ...extra,
      },
      load: async () => (given, options, environment) => {
        const { wait, quick, unit, only, limit } = options
        all = { given, own: { wait, quick, unit, only, limit }, hasUnit: 'unit' in options, colour: environment.colour }
        return 0
      },
    },
    { environment: ENVIRONMENT, report: async (code) => void (await code) },
  )
  await command.parseAsync(words, { from: 'user' })
  return all
}

describe('a command', () => {
  it('receives what it promised to take: the argument, what was given, and the defaults of what was not', async () => {
    expect(await received(['a.xlsx', '--only', '甲', '--only', '乙', '--no-wait', '--limit', '7'])).toEqual({
      given: 'a.xlsx',
      own: { wait: false, quick: false, unit: undefined, only: ['甲', '乙'], limit: 7 },
      hasUnit: false,
      colour: true,
    })
    expect(await received(['a.xlsx', '--unit', '某局', '--quick', '--no-color'])).toMatchObject({
      own: { wait: true, quick: true, unit: '某局', only: [], limit: 5 },
      hasUnit: true,
      colour: false,
    })
  })

  it('never runs with a value that is not what its option promises', async () => {
    const odd = { odd: { definition: new Option('--odd', ''), is: (value: unknown) => typeof value === 'string' } }
    await expect(received(['a.xlsx', '--odd'], odd)).rejects.toThrow(TypeError)
  })
})

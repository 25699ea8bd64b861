import { LEVELS } from '../../../core/rules/outcome.ts'
import { RULES, ruleByCode } from '../../../core/rules/catalogue.ts'
import { exampleSubmission, readExample } from '../../../core/rules/example-submission.ts'
import { type Example, type Rule, type Wording, worded } from '../../../core/rules/rule.ts'
import { factsFor, runRule } from '../../../core/rules/judge.ts'
import { nationalScheme } from '../../../core/scheme/schemes.ts'
import { displayWidth, padEnd, wrap } from '../../report/display-width.ts'
import { columns } from '../../report/display-width.ts'
import { type Environment, EXIT, palette, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { printResult } from '../output.ts'

const SCOPES: Readonly<Record<Rule['scope'], string>> = {
  'basic-data': '基础数据表',
  department: '部门整体支出绩效自评表',
  project: '项目支出绩效自评表',
  scored: '整体和项目自评表',
  form: '每张表',
  submission: '整套资料（表间）',
}

const GROUPS: Readonly<Record<string, string>> = {
  JG: '结构',
  TX: '填写',
  ZJ: '资金',
  FZ: '分值',
  DF: '得分',
  PC: '偏差原因',
  JC: '基础数据',
  BJ: '表间',
}

const OUTCOMES = { pass: '相符', fail: '报出', 'not-applicable': '不适用', 'cannot-tell': '无法判断' } as const

/** 「df02」 and 「ＤＦ－０２」 are 「DF-02」. */
function asWritten(code: string): string {
  const even = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s—–−-]/g, '')
  return even.replace(/^([A-Z]{2})(\d{2})$/, '$1-$2')
}

/** `jiaobiao rules [CODE]`: the catalogue, or one rule with its formula, source and examples. */
export function rules(code: string | undefined, options: CommonOptions, environment: Environment): number {
  if (code === undefined) {
    printResult(options.format, { rules: RULES.map(ruleJson) }, listText(environment), environment)
    return EXIT.ok
  }
  const rule = ruleByCode(asWritten(code))
  if (!rule)
    throw new UsageError(`没有规则「${code}」。相近的有：${nearest(code).join('、')}。全部规则：jiaobiao rules`)
  printResult(options.format, { rule: ruleJson(rule) }, ruleText(rule, environment), environment)
  return EXIT.ok
}

function ruleJson(rule: Rule): object {
  return {
    code: rule.code,
    title: rule.title,
    severity: rule.severity,
    scope: rule.scope,
    formula: inWords(rule.formula),
    readings: (rule.readings ?? []).map(inWords),
    silentWhen: (rule.silentWhen ?? []).map(inWords),
    source: rule.source,
    examples: rule.examples.map((example) => ({
      name: example.name,
      given: example.given,
      outcome: example.outcome,
      message: messageOf(rule, example) ?? null,
    })),
  }
}

function listText(environment: Environment): string {
  const paint = palette(environment.colour)
  const lines: string[] = []
  for (const [prefix, name] of Object.entries(GROUPS)) {
    const own = RULES.filter((rule) => rule.code.startsWith(prefix))
    if (own.length === 0) continue
    const rows = columns(own.map((rule) => [`  ${rule.code}`, LEVELS[rule.severity], rule.title, SCOPES[rule.scope]]))
    lines.push(paint.strong(name), ...rows, '')
  }
  return `${lines.join('\n')}共 ${RULES.length} 条。看一条规则的算法、依据和例子：jiaobiao rules DF-02\n`
}

function ruleText(rule: Rule, environment: Environment): string {
  const paint = palette(environment.colour)
  const field = (name: string, value: string): string[] => {
    const [first = '', ...rest] = wrap(value, environment.width - 8)
    return [`${padEnd(name, 8)}${first}`, ...rest.map((line) => `        ${line}`)]
  }
  const list = (heading: string, items: readonly string[] = []): string[] =>
    items.length === 0
      ? []
      : [
          '',
          heading,
          ...items.flatMap((item) =>
            wrap(item, environment.width - 4).map((line, index) => `${index === 0 ? '  · ' : '    '}${line}`),
          ),
        ]
  const examples = rule.examples.flatMap((example) => {
    const mark = example.outcome === 'fail' ? paint.error : example.outcome === 'pass' ? paint.good : paint.dim
    const label = mark(OUTCOMES[example.outcome]) + ' '.repeat(10 - displayWidth(OUTCOMES[example.outcome]))
    const message = messageOf(rule, example)
    return [
      `  ${label}${example.name}：${example.given}`,
      ...(message ? wrap(message, environment.width - 14).map((line) => `            ${paint.dim(line)}`) : []),
    ]
  })
  return `${[
    `${paint.strong(rule.code)}  ${paint.strong(rule.title)}`,
    '',
    ...field('级别', LEVELS[rule.severity]),
    ...field('对象', SCOPES[rule.scope]),
    ...field('算法', inWords(rule.formula)),
    ...field('依据', `${rule.source.document}：${rule.source.topic}`),
    ...list('允许的读法', rule.readings?.map(inWords)),
    ...list('什么时候不作声', rule.silentWhen?.map(inWords)),
    '',
    '例子',
    ...examples,
  ].join('\n')}\n`
}

/** The catalogue gives the figures of the national scheme. */
function inWords(wording: Wording): string {
  return worded(wording, nationalScheme)
}

/** What the rule says about the example, for those that fail. */
function messageOf(rule: Rule, example: Example): string | undefined {
  if (example.outcome !== 'fail') return undefined
  const planted = exampleSubmission()
  example.plant(planted)
  for (const outcome of runRule(rule, factsFor(readExample(planted), nationalScheme)).flatMap(
    (each) => each.outcomes,
  )) {
    const message = outcome.kind === 'fail' ? rule.message(outcome) : undefined
    if (message !== undefined && (example.says === undefined || message.includes(example.says))) return message
  }
  return undefined
}

/** The three codes with the fewest differing characters. */
function nearest(code: string): string[] {
  const wanted = code
    .trim()
    .toUpperCase()
    .replace(/[－—_\s]/g, '-')
    .replace(/^([A-Z]{2})-?(\d)$/, '$1-0$2')
    .replace(/^([A-Z]{2})(\d{2})$/, '$1-$2')
  return RULES.map((rule) => ({ code: rule.code, distance: distance(wanted, rule.code) }))
    .sort((a, b) => a.distance - b.distance || a.code.localeCompare(b.code))
    .slice(0, 3)
    .map((each) => each.code)
}

/** Levenshtein. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

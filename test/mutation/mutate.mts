import { readdirSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Mutant, mutantsOf, nameOf } from './mutants.ts'
import { sampled } from './sample.ts'
import { type Fate, Session } from './session.ts'

/** Tests of a room beside those in the folder of its name. */
const TOLD_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'src/core/rules': ['test/laws/rules/reads.test.ts', 'test/fixtures.test.ts'],
  'src/core/form': ['test/fixtures.test.ts', 'test/layout-fixtures.test.ts'],
}

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string' },
    kind: { type: 'string' },
    at: { type: 'string' },
    list: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})
const root = process.argv[2]!
const [folder] = positionals
if (!folder)
  throw new Error(
    'npm run mutate -- src/core/repair [--sample 100 --seed 1] [--tests test/a,test/b] [--kind number] [--at 120] [--quick] [--list]',
  )

const paths = statSync(root + folder).isFile()
  ? [folder]
  : readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .toSorted()
const equivalent: readonly { mutant: string; reason: string }[] = JSON.parse(
  readFileSync(`${root}test/mutation/equivalent.json`, 'utf8'),
)
const known = new Set(equivalent.map((each) => each.mutant))
const wanted = paths
  .flatMap((file) => mutantsOf(file, readFileSync(root + file, 'utf8')))
  .filter((each) => !values.kind || each.kind === values.kind)
  .filter((each) => !values.at || each.line === Number(values.at))
const judged = wanted.filter((each) => !known.has(nameOf(each)))
const chosen = values.sample ? sampled(judged, Number(values.sample), Number(values.seed)) : judged
console.log(
  `${paths.length} files, ${wanted.length} mutants, ${wanted.length - judged.length} of them change nothing; ` +
    (values.sample ? `${chosen.length} taken with seed ${values.seed}` : 'all are run'),
)
if (values.list) for (const each of chosen) console.log(`${each.line}\t${nameOf(each)}`)
else await run(chosen)

async function run(mutants: readonly Mutant[]): Promise<void> {
  const tests = values.tests?.split(',') ?? testsOf(folder!)
  const session = await Session.open(root, tests, !values.quick)
  const fates = new Map<Mutant, Fate>()
  try {
    await session.learn(paths)
    for (const mutant of mutants) {
      const fate = await session.fateOf(mutant)
      fates.set(mutant, fate)
      if (fate === 'survived' || fate === 'uncovered') console.log(`${fate} ${mutant.line} ${nameOf(mutant)}`)
      if (fates.size % 10 === 0) console.log(`${fates.size} of ${mutants.length}`)
    }
    // Else the score says nothing.
    if (!values.quick) await session.mustStillPass()
  } finally {
    await session.close()
  }
  console.log(scores(fates))
}

/** Folders of tests mirror those of the source; what the whole program says of forms is kept in the goldens. */
function testsOf(path: string): readonly string[] {
  const parts = path.replace(/^src/, 'test').split('/')
  const mirror = (path.endsWith('.ts') ? parts.slice(0, -1) : parts).join('/')
  return [mirror, ...Object.entries(TOLD_ELSEWHERE).flatMap(([room, tests]) => (path.startsWith(room) ? tests : []))]
}

/** The share of mutants that tests notice, a file a line, the lowest first. */
function scores(fates: ReadonlyMap<Mutant, Fate>): string {
  const lines = [...new Set([...fates.keys()].map((mutant) => mutant.file))].map((file) => {
    const of = [...fates].filter(([mutant]) => mutant.file === file).map(([, fate]) => fate)
    return { file, score: scoreOf(of), count: of.length }
  })
  const all = scoreOf([...fates.values()])
  return [
    ...lines
      .toSorted((one, other) => one.score - other.score)
      .map(({ score, file, count }) => `${percent(score)} ${file} (${count})`),
    `${percent(all)} in all (${fates.size})`,
  ].join('\n')
}

function scoreOf(fates: readonly Fate[]): number {
  return fates.filter((fate) => fate === 'killed' || fate === 'ended').length / Math.max(fates.length, 1)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(8)
}

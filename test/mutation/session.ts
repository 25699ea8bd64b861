import { readFileSync } from 'node:fs'
import { createVitest, type TestModule, type TestRunResult, type TestSpecification, type Vitest } from 'vitest/node'
import { applied, type Mutant, telling } from './mutants.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How much time of the processor the tests of a file may take, in milliseconds. */
    mutationLimit: number
  }
}

/** 'ended': the process was, for its time or by the mutant. */
export type Fate = 'killed' | 'ended' | 'survived' | 'uncovered'

/** A test file, and those of its tests that enter a function; its time without any mutant, in milliseconds. */
interface Covering {
  readonly file: string
  readonly tests: ReadonlySet<string>
  readonly time: number
}

/** What takes more under a mutant does not end. */
const LEAST_LIMIT = 20_000

/** Runs the tests of a folder again and again, with one mutant at a time; the files themselves stay as they are. */
export class Session {
  private readonly sources = new Map<string, string>()
  private readonly entering = new Map<string, Map<string, Covering>>()

  private constructor(
    private readonly root: string,
    private readonly vitest: Vitest,
    private readonly tests: readonly string[],
    /** What is to be read in the place of a file. */
    private readonly replaced: Map<string, string>,
  ) {}

  static async open(root: string, tests: readonly string[]): Promise<Session> {
    const replaced = new Map<string, string>()
    const vitest = await createVitest(
      'test',
      {
        config: `${root}test/vitest.config.ts`,
        include: tests.map((each) => `${each}/**/*.test.ts`),
        setupFiles: [`${root}test/mutation/in-each-test.ts`],
        ...{ watch: false, pool: 'forks', maxWorkers: 1, bail: 1, testTimeout: 240_000, silent: true },
        reporters: [{}],
      },
      { plugins: [{ name: 'mutation', enforce: 'pre', load: (id) => replaced.get(id) }] },
    )
    return new Session(root, vitest, tests, replaced)
  }

  /** Runs all tests as they are, and learns which functions of the files each of them enters. */
  async learn(files: readonly string[]): Promise<void> {
    for (const file of files) {
      const source = readFileSync(this.root + file, 'utf8')
      this.sources.set(file, source)
      this.replace(file, telling(file, source))
    }
    this.vitest.provide('mutationLimit', 600_000)
    const specifications = await this.vitest.globTestSpecifications()
    if (specifications.length === 0) throw new Error(`no tests in ${this.tests.join(', ')}`)
    const { testModules, unhandledErrors } = await this.ask(specifications)
    const failed = testModules.filter((each) => each.state() !== 'passed')
    if (failed.length > 0 || unhandledErrors.length > 0)
      throw new Error(`without any mutant, tests fail: ${failed.map((each) => each.relativeModuleId).join(', ')}`)
    for (const module of testModules) this.note(module)
    for (const file of files) this.restore(file)
  }

  private note(module: TestModule): void {
    const tests = [...module.children.allTests()]
    const time = module.diagnostic().duration
    const add = (name: string, ids: readonly string[]) => {
      const covering = this.entering.get(name) ?? new Map<string, Covering>()
      const known = covering.get(module.moduleId)?.tests ?? []
      covering.set(module.moduleId, { file: module.moduleId, tests: new Set([...known, ...ids]), time })
      this.entering.set(name, covering)
    }
    for (const name of enteredIn(module.meta()))
      add(
        name,
        tests.map((test) => test.id),
      )
    for (const test of tests) for (const name of enteredIn(test.meta())) add(name, [test.id])
  }

  /** What the covering tests say of a mutant: the quickest file first, ended at the first test that fails. */
  async fateOf(mutant: Mutant): Promise<Fate> {
    const covering = this.coveringOf(mutant)
    if (covering.length === 0) return 'uncovered'
    this.replace(mutant.file, applied(this.sources.get(mutant.file)!, mutant))
    try {
      const limit = LEAST_LIMIT + 5 * Math.max(...covering.map((each) => each.time))
      this.vitest.provide('mutationLimit', limit)
      for (const { file, tests } of covering) {
        const fate = await this.run(file, [...tests])
        if (fate !== 'survived') return fate
      }
      // What was worked out once is remembered: another test of the file may look at it without entering the function.
      for (const { file } of covering) {
        const fate = await this.run(file)
        if (fate !== 'survived') return fate
      }
      return 'survived'
    } finally {
      this.restore(mutant.file)
    }
  }

  /** Vitest counts the failures of earlier runs, too, and ends at the first. */
  private ask(specifications: TestSpecification[]): Promise<TestRunResult> {
    this.vitest.state.filesMap.clear()
    this.vitest.state.idMap.clear()
    return this.vitest.runTestSpecifications(specifications)
  }

  private async run(file: string, testIds?: string[]): Promise<Fate> {
    const specification = this.vitest.getRootProject().createSpecification(file, testIds ? { testIds } : {})
    const { testModules, unhandledErrors } = await this.ask([specification])
    if (unhandledErrors.length > 0) return 'ended'
    return testModules.some((each) => each.state() === 'failed') ? 'killed' : 'survived'
  }

  /** Outside of any function, all tests that enter the file, or, for what other files take, that load it. */
  private coveringOf({ file, inside, exported }: Mutant): readonly Covering[] {
    const innermost = inside.at(-1)!
    const names =
      innermost !== 0
        ? [`${file}#${innermost}`]
        : [...this.entering.keys()].filter((name) => name.startsWith(`${file}#`) && (exported || !name.endsWith('#0')))
    const files = new Map<string, Covering>()
    for (const each of names.flatMap((name) => [...(this.entering.get(name)?.values() ?? [])])) {
      const known = files.get(each.file)?.tests ?? []
      files.set(each.file, { ...each, tests: new Set([...known, ...each.tests]) })
    }
    return [...files.values()].toSorted((one, other) => one.time - other.time)
  }

  private replace(file: string, text: string): void {
    this.replaced.set(this.root + file, text)
    this.vitest.invalidateFile(this.root + file)
  }

  private restore(file: string): void {
    this.replaced.delete(this.root + file)
    this.vitest.invalidateFile(this.root + file)
  }

  close(): Promise<void> {
    return this.vitest.close()
  }
}

function enteredIn(meta: object): readonly string[] {
  return (meta as { entered?: readonly string[] }).entered ?? []
}

import { readFileSync } from 'node:fs'
import {
  BaseSequencer,
  createVitest,
  type TestModule,
  type TestRunResult,
  type TestSpecification,
  type Vitest,
} from 'vitest/node'
import { applied, type Mutant, telling } from './mutants.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How much time of the processor the tests of a file may take, in milliseconds. */
    mutationLimit: number
  }
}

/** 'ended': the process was, for its time or by the mutant. */
export type Fate = 'killed' | 'ended' | 'survived' | 'uncovered'

/** A test file, and those of its tests that enter a function, each with its time without any mutant, in milliseconds. */
interface Covering {
  readonly file: string
  readonly tests: ReadonlyMap<string, number>
  /** How many tests the file has. */
  readonly count: number
}

/** What takes more under a mutant does not end. */
const LEAST_LIMIT = 20_000

/** The quickest first, as they are given. */
class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
  }
}

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
    private readonly twice: boolean,
  ) {}

  /** `twice`: a mutant that survives is shown to the other tests of the files, too. */
  static async open(root: string, tests: readonly string[], twice: boolean): Promise<Session> {
    const replaced = new Map<string, string>()
    const vitest = await createVitest(
      'test',
      {
        config: `${root}test/vitest.config.ts`,
        include: tests.map((each) => (each.endsWith('.ts') ? each : `${each}/**/*.test.ts`)),
        setupFiles: [`${root}test/mutation/in-each-test.ts`],
        ...{ watch: false, pool: 'forks', maxWorkers: 1, bail: 1, testTimeout: 240_000, silent: true },
        reporters: [{}],
        sequence: { sequencer: AsAsked },
      },
      { plugins: [{ name: 'mutation', enforce: 'pre', load: (id) => replaced.get(id) }] },
    )
    return new Session(root, vitest, tests, replaced, twice)
  }

  /** Runs all tests as they are, and learns which functions of the files each of them enters. */
  async learn(files: readonly string[]): Promise<void> {
    for (const file of files) {
      const source = readFileSync(this.root + file, 'utf8')
      this.sources.set(file, source)
      this.replace(file, telling(file, source))
    }
    this.vitest.provide('mutationLimit', 600_000)
    this.vitest.getRootProject().config.isolate = true
    const specifications = await this.vitest.globTestSpecifications()
    if (specifications.length === 0) throw new Error(`no tests in ${this.tests.join(', ')}`)
    const { testModules, unhandledErrors } = await this.ask(specifications)
    mustPass(testModules, unhandledErrors)
    for (const module of testModules) this.note(module)
    for (const file of files) this.restore(file)
  }

  /** Else something else than mutants made tests fail. */
  async mustStillPass(): Promise<void> {
    this.vitest.getRootProject().config.isolate = false
    const { testModules, unhandledErrors } = await this.ask(await this.vitest.globTestSpecifications())
    mustPass(testModules, unhandledErrors)
  }

  private note(module: TestModule): void {
    const tests = [...module.children.allTests()]
    const times = new Map(tests.map((test) => [test.id, test.diagnostic()?.duration ?? 0]))
    const add = (name: string, entering: ReadonlyMap<string, number>) => {
      const covering = this.entering.get(name) ?? new Map<string, Covering>()
      const known = covering.get(module.moduleId)?.tests ?? []
      const all = new Map([...known, ...entering])
      covering.set(module.moduleId, { file: module.moduleId, tests: all, count: tests.length })
      this.entering.set(name, covering)
    }
    for (const name of enteredIn(module.meta())) add(name, times)
    for (const test of tests)
      for (const name of enteredIn(test.meta())) add(name, new Map([[test.id, times.get(test.id)!]]))
  }

  /** What the covering tests say of a mutant: the quickest file first, ended at the first test that fails. */
  async fateOf(mutant: Mutant): Promise<Fate> {
    const covering = this.coveringOf(mutant)
    if (covering.length === 0) return 'uncovered'
    this.replace(mutant.file, applied(this.sources.get(mutant.file)!, mutant))
    try {
      const limit = LEAST_LIMIT + 5 * covering.reduce((sum, each) => sum + timeOf(each), 0)
      this.vitest.provide('mutationLimit', limit)
      const fate = await this.run(covering.map(({ file, tests }) => this.specification(file, [...tests.keys()])))
      if (fate !== 'survived' || !this.twice) return fate
      // What was worked out once is remembered: another test of the file may look at it without entering the function.
      const others = covering.filter(({ tests, count }) => tests.size < count)
      return others.length > 0 ? this.run(others.map(({ file }) => this.specification(file))) : fate
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

  private specification(file: string, testIds?: string[]): TestSpecification {
    return this.vitest.getRootProject().createSpecification(file, testIds ? { testIds } : {})
  }

  /** All in one process, one after another: to start one and to load the program takes longer than most tests. */
  private async run(specifications: TestSpecification[]): Promise<Fate> {
    this.vitest.getRootProject().config.isolate = false
    const { testModules, unhandledErrors } = await this.ask(specifications)
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
      files.set(each.file, { ...each, tests: new Map([...known, ...each.tests]) })
    }
    return [...files.values()].toSorted((one, other) => timeOf(one) - timeOf(other))
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

function timeOf({ tests }: Covering): number {
  return [...tests.values()].reduce((sum, each) => sum + each, 0)
}

function mustPass(modules: readonly TestModule[], errors: readonly unknown[]): void {
  const failed = modules.filter((each) => each.state() !== 'passed')
  if (failed.length > 0 || errors.length > 0)
    throw new Error(`without any mutant, tests fail: ${failed.map((each) => each.relativeModuleId).join(', ')}`)
}

function enteredIn(meta: object): readonly string[] {
  return (meta as { entered?: readonly string[] }).entered ?? []
}

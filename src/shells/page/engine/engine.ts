import { WorkbookEditError } from '../../../adapters/excel/workbook-edit-error.ts'
import { CannotMendError } from '../../../core/mending/cannot-mend-error.ts'
import { UnreadableWorkbookError } from '../../../core/model/workbook.ts'
import type { NamedFile, Opened, Reply, Request, RequestName, Requests } from '../protocol.ts'
import { checkFiles } from './check-files.ts'
import { correctedFiles } from './correct-files.ts'
import { namedFile, setDownload, zipped } from './downloads.ts'
import { RefusedError, takeGiven } from './handed-in.ts'
import type { EngineHost } from './host.ts'
import { OpenedFiles } from './open-files.ts'
import { CancelledError, Work } from './work.ts'

/** For what nobody foresaw. */
const UNFORESEEN = '遇到未料到的情况，没有做成。请重新打开本页再试；还是这样，请把文件交给软件维护人员。'
/** Errors that say in one sentence what is wrong and what to do. */
const TOLD = [RefusedError, CancelledError, CannotMendError, UnreadableWorkbookError, WorkbookEditError]
const RESULTS = '审核结果.zip'

type Asked<Name extends RequestName> = Requests[Name]['ask'] & { readonly id: number }
type Answers = {
  readonly [Name in RequestName]: (asked: Asked<Name>) => Requests[Name]['answer'] | Promise<Requests[Name]['answer']>
}

/** Answers what the page asks. Whatever goes wrong is a sentence in the answer: the engine goes on. */
export class Engine {
  private opened: OpenedFiles | undefined
  private opening: Work | undefined
  private readonly works = new Set<Work>()
  private readonly answers: Answers

  constructor(
    private readonly host: EngineHost,
    private readonly send: (reply: Reply) => void,
  ) {
    this.answers = {
      open: (asked) => this.open(asked),
      cancel: () => this.cancel(),
      show: ({ set }) => this.files.session(set).view(),
      sheet: ({ set, workbook, sheet }) => this.files.look(set, workbook, sheet),
      card: ({ set, place }) => this.files.session(set).card(place),
      act: ({ set, action }) => this.files.act(set, action),
      letter: ({ set }) => this.files.session(set).letter(),
      download: ({ set, what, zip }) => setDownload(this.files.session(set), what, zip ?? false, host),
      results: (asked) => this.results(asked),
      check: (asked) => this.working(asked, (work) => checkFiles(asked.files, host, work)),
      correct: (asked) => this.correct(asked),
    }
  }

  async receive(request: Request): Promise<void> {
    const { id, name, ask } = request
    try {
      // What is asked and how it is answered stand under one name in `Requests`.
      const answer = this.answers[name] as (asked: unknown) => unknown
      this.send({ id, kind: 'answer', answer: await answer({ ...ask, id }) })
    } catch (error) {
      this.send({ id, kind: 'failed', failed: this.sentence(error) })
    }
  }

  private get files(): OpenedFiles {
    if (!this.opened) throw new RefusedError('还没有选好文件，请先选择文件。')
    return this.opened
  }

  /** What was open before is closed. */
  private open({ id, files }: Asked<'open'>): Promise<Opened> {
    if (this.opening) this.opening.cancelled = true
    this.opened = undefined
    return this.working({ id }, (work) => {
      this.opening = work
      const begun = (opened: OpenedFiles): void => {
        if (this.opening === work) this.opened = opened
      }
      return OpenedFiles.open(files, this.host, work, begun, (set) => this.send({ id, kind: 'set', set }))
    })
  }

  private cancel(): undefined {
    for (const work of this.works) work.cancelled = true
    return undefined
  }

  private results(asked: Asked<'results'>): Promise<NamedFile> {
    const input = this.files.toCorrect()
    return this.working(asked, (work) => {
      work.expect(input.files.length)
      return zipped(RESULTS, correctedFiles(input, this.host, work), this.host)
    })
  }

  private correct(asked: Asked<'correct'>): Promise<readonly NamedFile[]> {
    return this.working(asked, async (work) => {
      const input = await takeGiven(asked.files, true, this.host, work)
      const made: NamedFile[] = []
      for await (const file of correctedFiles(input, this.host, work)) made.push(namedFile(file, this.host))
      return made
    })
  }

  private async working<Answer>(
    { id }: { readonly id: number },
    run: (work: Work) => Promise<Answer>,
  ): Promise<Answer> {
    const work = new Work(this.host, (done, total, name) => this.send({ id, kind: 'progress', done, total, name }))
    this.works.add(work)
    try {
      return await run(work)
    } finally {
      this.works.delete(work)
    }
  }

  private sentence(error: unknown): string {
    if (error instanceof Error && TOLD.some((kind) => error instanceof kind)) return error.message
    this.host.onUnexpectedError(error)
    return UNFORESEEN
  }
}

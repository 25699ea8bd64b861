import { WorkbookEditError } from '../../../adapters/excel/workbook-edit-error.ts'
import { CannotMendError } from '../../../core/mending/cannot-mend-error.ts'
import { UnreadableWorkbookError } from '../../../core/model/workbook.ts'
import type { NamedFile, Reply, Request } from '../protocol.ts'
import { checkFiles } from './check-files.ts'
import { correctedFiles } from './correct-files.ts'
import { namedFile, zipped } from './downloads.ts'
import { RefusedError, takeGiven } from './handed-in.ts'
import type { EngineHost } from './host.ts'
import { OpenedFiles } from './open-files.ts'
import { OpenSets } from './open-sets.ts'
import { CancelledError, Work } from './work.ts'

/** Errors that are sentences for the clerk. */
const FORESEEN = [RefusedError, CancelledError, UnreadableWorkbookError, WorkbookEditError, CannotMendError] as const
const NOTHING_OPEN = '还没有打开文件，请先选择文件。'
const RESULTS = '审核结果.zip'

/** For what nobody foresaw. */
const UNFORESEEN = '遇到未料到的情况，没有做成。请重新打开本页再试；还是这样，请把文件交给软件维护人员。'

/** Answers what the page asks. Whatever goes wrong is a sentence in the answer: the engine goes on. */
export class Engine {
  private opening: Work | undefined
  private opened: { readonly files: OpenedFiles; readonly sets: OpenSets } | undefined
  private readonly works = new Set<Work>()

  constructor(
    private readonly host: EngineHost,
    private readonly send: (reply: Reply) => void,
  ) {}

  async receive(request: Request): Promise<void> {
    const { id } = request
    try {
      this.send({ id, kind: 'answer', answer: await this.answer(request) })
    } catch (error) {
      const stopped = error instanceof CancelledError ? { stopped: true as const } : {}
      this.send({ id, kind: 'failed', failed: this.sentence(error), ...stopped })
    }
  }

  private async answer(request: Request): Promise<unknown> {
    const { host } = this
    switch (request.name) {
      case 'open':
        return this.open(request)
      case 'cancel':
        for (const work of this.works) work.cancelled = true
        return undefined
      case 'check':
        return this.working(request, (work) => checkFiles(request.ask.files, host, work))
      case 'show':
      case 'sheet':
      case 'card':
      case 'act':
      case 'letter':
      case 'download':
        return this.present.sets.answer(request)
      case 'results':
        return this.results(request)
      case 'correct':
        return this.correct(request)
      default:
        return request satisfies never
    }
  }

  private get present(): NonNullable<Engine['opened']> {
    if (!this.opened) throw new RefusedError(NOTHING_OPEN)
    return this.opened
  }

  /** What was open before is closed. */
  private open({ id, ask }: Extract<Request, { name: 'open' }>): Promise<unknown> {
    if (this.opening) this.opening.cancelled = true
    this.opened = undefined
    return this.working({ id }, async (work) => {
      this.opening = work
      const input = await takeGiven(ask.files, false, this.host, work)
      const files = new OpenedFiles(input)
      if (this.opening === work) this.opened = { files, sets: new OpenSets(files, this.host) }
      return files.review(input, work, (set) => this.send({ id, kind: 'set', set }))
    })
  }

  /** Sets in which something was done go into it as they are now. */
  private results(request: Extract<Request, { name: 'results' }>): Promise<NamedFile> {
    const { files, sets } = this.present
    const input = files.toCorrect((set) => sets.touched(set))
    return this.working(request, (work) => {
      work.expect(input.files.length)
      return zipped(RESULTS, correctedFiles(input, this.host, work), this.host)
    })
  }

  private correct(request: Extract<Request, { name: 'correct' }>): Promise<readonly NamedFile[]> {
    return this.working(request, async (work) => {
      const input = await takeGiven(request.ask.files, true, this.host, work)
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
    if (FORESEEN.some((kind) => error instanceof kind)) return (error as Error).message
    this.host.onUnexpectedError(error)
    return UNFORESEEN
  }
}

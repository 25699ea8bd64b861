import { displayWidth } from '../report/display-width.ts'

export interface ProgressOutput {
  readonly stderr: (text: string) => void
  /** A line that is drawn over and over; else a line now and then. */
  readonly terminal: boolean
  readonly width: number
  readonly clock: () => number
}

/** In ms: how often the line is drawn on a terminal, and how often a new one is written elsewhere. */
const DRAWN = 250
const WRITTEN = 10_000

/** 「核对 120/2000　每秒 31.5 个　约剩 1 分 0 秒　请改正 310　读不了 2」. `done` counts files, `before` those that an earlier run did. */
export class Progress {
  private done = 0
  private before = 0
  private toMend = 0
  private unreadable = 0
  private total = 0
  private readonly started: number
  private readonly timer: NodeJS.Timeout

  constructor(private readonly output: ProgressOutput) {
    this.started = output.clock()
    this.timer = setInterval(() => this.show(), output.terminal ? DRAWN : WRITTEN)
    this.timer.unref()
  }

  expect(total: number): void {
    this.total = total
  }

  add(files: number, found: { readonly toMend: number; readonly unreadable: number }, earlier: boolean): void {
    this.done += files
    if (earlier) this.before += files
    this.toMend += found.toMend
    this.unreadable += found.unreadable
  }

  /** A message on a line of its own. */
  say(sentence: string): void {
    this.clear()
    this.output.stderr(`${sentence}\n`)
  }

  clear(): void {
    if (this.output.terminal) this.output.stderr('\r\u001b[K')
  }

  end(): void {
    clearInterval(this.timer)
    this.clear()
  }

  line(): string {
    const seconds = (this.output.clock() - this.started) / 1000
    const fresh = this.done - this.before
    const rate = fresh > 0 && seconds > 0 ? fresh / seconds : undefined
    return [
      `核对 ${this.done}/${this.total}`,
      ...(rate === undefined
        ? []
        : [`每秒 ${rate.toFixed(1)} 个`, `约剩 ${duration((this.total - this.done) / rate)}`]),
      `请改正 ${this.toMend}`,
      ...(this.unreadable > 0 ? [`读不了 ${this.unreadable}`] : []),
    ].join('　')
  }

  private show(): void {
    if (this.total === 0) return
    if (this.output.terminal) this.output.stderr(`\r\u001b[K${cut(this.line(), this.output.width)}`)
    else this.output.stderr(`${this.line()}\n`)
  }
}

/** 「45 秒」, 「3 分 20 秒」, 「1 小时 5 分」. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  if (whole < 60) return `${whole} 秒`
  if (whole < 3600) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`
  return `${Math.floor(whole / 3600)} 小时 ${Math.floor((whole % 3600) / 60)} 分`
}

function cut(text: string, width: number): string {
  let short = text
  while (displayWidth(short) >= width) short = short.slice(0, -1)
  return short
}

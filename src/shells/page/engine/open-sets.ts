import type { Request } from '../protocol.ts'
import { setDownload } from './downloads.ts'
import type { EngineHost } from './host.ts'
import type { OpenedFiles } from './open-files.ts'
import { Session } from './session.ts'

/** What is asked of one set. */
export type SetRequest = Extract<Request, { name: 'show' | 'sheet' | 'card' | 'act' | 'letter' | 'download' }>

/** The sets that are looked at: of those in which nothing was done, only the one that was asked for last. */
export class OpenSets {
  private readonly sessions = new Map<number, Session>()

  constructor(
    private readonly files: OpenedFiles,
    private readonly host: Pick<EngineHost, 'blob'>,
  ) {}

  /** Throws errors with one sentence for what cannot be done. */
  answer(request: SetRequest): unknown {
    const session = this.sessionOf(request.ask.set)
    switch (request.name) {
      case 'show':
        return session.view()
      case 'sheet':
        return session.sheet(request.ask.workbook, request.ask.sheet)
      case 'card':
        return session.card(request.ask.place)
      case 'act':
        return session.act(request.ask.action)
      case 'letter':
        return session.letter()
      case 'download':
        return setDownload(session, request.ask.what, request.ask.zip ?? false, this.host)
      default:
        return request satisfies never
    }
  }

  /** A set in which something was done. */
  touched(set: number): Session | undefined {
    const session = this.sessions.get(set)
    return session?.isTouched ? session : undefined
  }

  private sessionOf(set: number): Session {
    const known = this.sessions.get(set)
    if (known) return known
    const session = new Session(set, this.files.loadSet(set), this.files.besides(set), this.files.options)
    for (const [other, { isTouched }] of this.sessions) if (!isTouched) this.sessions.delete(other)
    this.sessions.set(set, session)
    return session
  }
}

import type { ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Action, Requests } from '../../../../src/shells/page/protocol.ts'
import { Client } from '../../../../src/shells/page/view/client.ts'
import { Desk } from '../../../../src/shells/page/view/desk.ts'
import { ToolsProvider } from '../../../../src/shells/page/view/page-context.ts'
import { FIRST_STATE, type PageEvent, reduce, type State } from '../../../../src/shells/page/view/state.ts'
import { createStore } from '../../../../src/shells/page/view/store.ts'

/** Answers by the name of the request; a sentence is a failure, what has none is never answered. */
export type Answers = {
  readonly [Name in keyof Requests]?: Requests[Name]['answer'] | ((ask: Requests[Name]['ask']) => unknown) | string
}

/** The failure of what was stopped as one wished. */
export const STOPPED = '已停止。'

/** A desk with a Worker that answers so, and what was saved. */
export function deskWith(answers: Answers = {}, ...events: readonly PageEvent[]) {
  const saved: string[] = []
  const asked: string[] = []
  let hear: Parameters<ConstructorParameters<typeof Client>[0]['listen']>[0] = () => {}
  const client = new Client({
    restart: () => asked.push('restart'),
    listen: (heard) => (hear = heard),
    send: ({ id, name, ask }) => {
      asked.push(name)
      const answer = answers[name]
      if (answer === undefined) return
      const told = typeof answer === 'function' ? (answer as (ask: unknown) => unknown)(ask) : answer
      const stopped = told === STOPPED ? { stopped: true as const } : {}
      if (typeof told === 'string') queueMicrotask(() => hear({ id, kind: 'failed', failed: told, ...stopped }))
      else queueMicrotask(() => hear({ id, kind: 'answer', answer: told }))
    },
  })
  const store = createStore<State, PageEvent>(FIRST_STATE, reduce)
  /** What is being typed and stands only in its field: taken when the desk asks for it. */
  const typed: Action[] = []
  const desk: Desk = new Desk(
    client,
    store,
    (files) => saved.push(...files.map(({ name }) => name)),
    () => {
      for (const action of typed.splice(0)) void desk.act(action)
    },
  )
  for (const event of events) store.send(event)
  return { desk, store, saved, asked, typed }
}

/** What a component shows, as HTML. */
export function drawn(desk: Desk, node: ComponentChild): string {
  const about = { version: '1.0.0', rulesAsOf: '2026-11-20', schemes: [{ id: 'cn', title: '全国通用' }] }
  const example = () => ({ path: '例.xlsx', file: new Blob([]) })
  return renderToString(<ToolsProvider value={{ desk, about, example }}>{node}</ToolsProvider>)
}

/** The same as a reader sees it: only the letters. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

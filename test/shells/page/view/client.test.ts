import { expect, it, vi } from 'vitest'
import type { Reply, Request } from '../../../../src/shells/page/protocol.ts'
import { Client, RequestFailedError, StoppedError } from '../../../../src/shells/page/view/client.ts'
import { row } from './made-set.ts'

function asked() {
  const sent: Request[] = []
  let hear: (reply: Reply) => void = () => {}
  const restart = vi.fn()
  const client = new Client({ send: (request) => sent.push(request), listen: (heard) => (hear = heard), restart })
  return { client, sent, restart, answer: (reply: Reply) => hear(reply) }
}

it('gives each answer to who asked, in whatever order answers come', async () => {
  const { client, sent, answer } = asked()
  const first = client.ask('letter', { set: 1 })
  const second = client.ask('letter', { set: 2 })
  answer({ id: sent[1]!.id, kind: 'answer', answer: { paragraphs: [{ role: 'title', text: '二' }] } })
  answer({ id: sent[0]!.id, kind: 'answer', answer: { paragraphs: [{ role: 'title', text: '一' }] } })
  expect((await first).paragraphs[0]!.text).toBe('一')
  expect((await second).paragraphs[0]!.text).toBe('二')
})

it('tells progress and sets before the answer, and nothing after it', async () => {
  const { client, sent, answer } = asked()
  const heard: string[] = []
  const opened = client.ask(
    'open',
    { files: [] },
    { progress: (done, total, name) => heard.push(`${done}/${total} ${name}`), set: ({ unit }) => heard.push(unit) },
  )
  const { id } = sent[0]!
  answer({ id, kind: 'progress', done: 1, total: 2, name: 'a.xlsx' })
  answer({ id, kind: 'set', set: row(1) })
  answer({ id, kind: 'answer', answer: { sets: [], others: [], notices: [], cancelled: false } })
  answer({ id, kind: 'progress', done: 2, total: 2, name: 'b.xlsx' })
  await opened
  expect(heard).toEqual(['1/2 a.xlsx', '单位1'])
})

it('a request that fails says why, and so does every one when the Worker is gone', async () => {
  const { client, sent, answer } = asked()
  const refused = client.ask('show', { set: 9 })
  answer({ id: sent[0]!.id, kind: 'failed', failed: '没有这一套' })
  await expect(refused).rejects.toThrow('没有这一套')
  const lost = client.ask('show', { set: 1 })
  client.close('核对程序停了')
  await expect(lost).rejects.toThrow(RequestFailedError)
  await expect(client.ask('show', { set: 1 })).rejects.toThrow('核对程序停了')
})

it('what was stopped is told from what failed', async () => {
  const { client, sent, answer } = asked()
  const stopped = client.ask('results', {})
  answer({ id: sent[0]!.id, kind: 'failed', failed: '已停止。', stopped: true })
  await expect(stopped).rejects.toThrow(StoppedError)
})

it('with another Worker all who wait are told that it was stopped, late answers are nothing, and one can ask again', async () => {
  const { client, sent, restart, answer } = asked()
  const long = client.ask('show', { set: 1 })
  client.restart()
  await expect(long).rejects.toThrow(StoppedError)
  expect(restart).toHaveBeenCalledTimes(1)
  const again = client.ask('letter', { set: 1 })
  answer({ id: sent[0]!.id, kind: 'answer', answer: 'late' })
  answer({ id: sent[1]!.id, kind: 'answer', answer: { paragraphs: [] } })
  expect(await again).toEqual({ paragraphs: [] })
})

import type { Reply } from '../protocol.ts'
import type { Channel } from './client.ts'

/** The Worker of a script that stands in the page as text; `stopped` when it cannot run, or runs no more. */
export function startWorker(script: string, stopped: () => void): Channel {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  let hear: (reply: Reply) => void = () => {}
  const started = (): Worker => {
    const worker = new Worker(url)
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      stopped()
    })
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => hear(data))
    return worker
  }
  let worker = started()
  return {
    send: (request) => worker.postMessage(request),
    listen: (heard) => {
      hear = heard
    },
    restart: () => {
      worker.terminate()
      worker = started()
    },
  }
}

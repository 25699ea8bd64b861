import type { Opened, SetView } from '../../protocol.ts'
import { useDesk } from '../page-context.ts'
import { fileName } from '../places.ts'

interface Props {
  readonly view: SetView
  /** Files that came with it and are no workbooks. */
  readonly others: Opened['others']
}

/** That it is done; or what keeps it from being done though nothing is to be mended, and what could not be read. */
export function SetNotes({ view, others }: Props) {
  const desk = useDesk()
  const { toMend, toExplain, left, stateColour } = view.row
  const troubles = view.workbooks.flatMap(({ path, trouble, notes }) => [
    ...(trouble === null ? [] : [`${fileName(path)}：${trouble}`]),
    ...notes.map((note) => `${fileName(path)}：${note}`),
  ])
  const files = others.map(({ path, what }) => `${path}：${what}`)
  const all = [...left, ...troubles, ...files]
  const isMended = toMend === 0 && toExplain === 0
  return (
    <>
      {isMended && (
        <div class={`strip ${stateColour === 'good' ? 'good' : 'warning'}`} role="status">
          <b>{stateColour === 'good' ? '✓ 完成' : '▲ 改完了，还有没核对上的'}</b>
          <span>
            {stateColour === 'good'
              ? '没有要改正、要说明的了。请下载改好的工作簿上交。'
              : '下面这些没法核对，请自己看一眼；看过没问题就可以上交。'}
          </span>
          <button type="button" class="main" onClick={() => void desk.download('mended')}>
            下载改好的工作簿
          </button>
        </div>
      )}
      {all.length > 0 && (
        <details class="strip warning notes" open={all.length <= 2}>
          <summary>▲ 还要注意 {all.length} 件事</summary>
          <ul>
            {all.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

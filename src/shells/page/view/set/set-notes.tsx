import type { Opened, SetView } from '../../protocol.ts'
import { isChecked } from '../findings.ts'
import { useDesk } from '../page-context.ts'
import { handInText } from '../hand-in.ts'
import { fileName } from '../places.ts'

interface Props {
  readonly view: SetView
  /** Files that came with it and are no workbooks. */
  readonly others: Opened['others']
}

/** That it is done; or what keeps it from being done though nothing is to be mended, and what could not be read. */
export function SetNotes({ view, others }: Props) {
  const desk = useDesk()
  const { toMend, toExplain, stateColour } = view.row
  const all = notesOf(view, others)
  const isRead = isChecked(view)
  return (
    <>
      {!isRead && (
        <div class="strip error" role="status">
          <b>■ 没有能核对的表</b>
        </div>
      )}
      {isRead && toMend === 0 && toExplain === 0 && (
        <div class={`strip ${stateColour === 'good' ? 'good' : 'warning'}`} role="status">
          <b>{stateColour === 'good' ? '✓ 完成' : '▲ 还没有全部核对'}</b>
          <span>
            {stateColour === 'good'
              ? '没有要改正、要说明的了。请下载改好的工作簿上交。'
              : '没有要改正、要说明的了；下面这些没法核对，请自己看一眼，没有问题就可以上交。'}
          </span>
          <button type="button" class="main" onClick={() => void desk.download()}>
            {handInText(view)}
          </button>
        </div>
      )}
      {all.length > 0 && (
        <details class="strip warning notes" open={all.length <= 2 || !isRead}>
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

/** What else is to be known: of a file that could not be read why, once; what is left to do; what came with it. */
function notesOf({ row, workbooks }: SetView, others: Opened['others']): readonly string[] {
  const unread = workbooks.filter(({ trouble }) => trouble !== null)
  const isTold = (text: string): boolean => unread.some(({ path }) => text.includes(`「${fileName(path)}」`))
  return [
    ...row.left.filter((text) => !isTold(text)),
    ...workbooks.flatMap(({ path, trouble, notes }) =>
      [...(trouble === null ? [] : [trouble]), ...notes].map((text) => `${fileName(path)}：${text}`),
    ),
    ...others
      .filter(({ path }) => !unread.some((workbook) => workbook.path === path))
      .map(({ path, what }) => `${path}：${what}`),
  ]
}

import type { Opened } from '../../protocol.ts'

/** Files that are no workbooks or could not be opened, each with its sentence. */
export function OtherFiles({ others }: Pick<Opened, 'others'>) {
  if (others.length === 0) return null
  return (
    <section class="others" aria-labelledby="others-title">
      <h2 id="others-title">没有核对的文件（{others.length} 个）</h2>
      <ul>
        {others.map(({ path, kind, what }) => (
          <li key={path}>
            <span class="tag warning">{kind}</span> <b>{path}</b> <span>{what}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useTools } from '../page-context.ts'

/** What is in the page, with version and date. */
export function Foot() {
  const { about, desk } = useTools()
  const { version, rulesAsOf, schemes } = about
  return (
    <footer class="foot">
      <span>校表 {version}</span>
      {rulesAsOf !== '' && <span>核对规则和评分办法截至 {rulesAsOf}</span>}
      {schemes.length > 0 && (
        <button type="button" class="plain" onClick={() => desk.dialog({ kind: 'help' })}>
          {schemes.length} 套评分办法
        </button>
      )}
      <span>文件只在这台电脑上处理，不上传、不留存</span>
    </footer>
  )
}

import { useTools } from '../page-context.ts'
import { ChooseFiles } from './choose-files.tsx'

/** The first screen: one place to drop things on, and what will come of it. */
export function StartScreen() {
  const { desk, example } = useTools()
  return (
    <main class="start">
      <div class="drop-place">
        <p class="drop-icon" aria-hidden="true">
          ⇩
        </p>
        <h2>把自评表拖到这里</h2>
        <p>Excel 或 WPS 表格，一个、几个都行；整个文件夹或 zip 压缩包也行</p>
        <div class="choices">
          <ChooseFiles />
          <button type="button" onClick={() => void desk.open([example()])}>
            看一个例子
          </button>
        </div>
      </div>
      <ol class="steps">
        <li>
          <b>找问题</b>
          <span>哪一格不对、应该是多少、依据是什么</span>
        </li>
        <li>
          <b>当场改</b>
          <span>点一下采用，或者自己填；改完马上重新核对</span>
        </li>
        <li>
          <b>下载上交</b>
          <span>还是您自己的表，只改了该改的格子</span>
        </li>
      </ol>
      <p class="promise">文件只在这台电脑上处理：不上网、不上传、不留存，断网也能用。原来的文件不会被改动。</p>
    </main>
  )
}

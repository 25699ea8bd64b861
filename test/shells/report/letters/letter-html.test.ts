import { expect, it } from 'vitest'
import { letterHtml } from '../../../../src/shells/report/letters/letter-html.ts'
import { isOwnText } from '../../../../src/shells/review/own-outputs.ts'

const page = letterHtml({
  paragraphs: [
    { role: 'title', text: '反馈意见' },
    { role: 'point', lead: '1. 请改正　', text: '</p><script>alert("1")</script> & \u0000' },
  ],
})

it('a letter as a page says the same, whatever stands in the forms', () => {
  expect(page).toContain('<title>反馈意见</title>')
  expect(page).toContain('<h1>反馈意见</h1>')
  expect(page).toContain(
    '<p class="point"><b>1. 请改正　</b>&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; </p>',
  )
  expect(page).not.toMatch(/<script|https?:|\u0000/)
})

it('is known as ours when it comes back among the files of a unit', () => {
  expect(isOwnText(new TextEncoder().encode(page.slice(0, 300)))).toBe(true)
})

// The working process, with workbooks that bring it down: by their names, so that a test can drop them.
const { join } = require('node:path')
process.on('message', ({ name, argument }) => {
  const asked =
    name === 'review'
      ? argument.files
          .filter((file) => file.result !== undefined)
          .map((file) => file.path)
          .join()
      : ''
  if (asked.includes('没完没了')) for (;;);
  if (asked.includes('崩溃')) process.abort()
  if (asked.includes('吃内存')) {
    const kept = []
    for (;;) kept.push(Buffer.alloc(20 * 1024 * 1024, 1))
  }
})
require(join(__dirname, '../../../dist/watch-child.cjs'))

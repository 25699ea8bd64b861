/** Prints the sheet as it looks and nothing else; otherwise the findings are printed: css/print.css. */
export function printSheet(): void {
  const { documentElement: root } = document
  root.setAttribute('data-print', 'sheet')
  window.addEventListener('afterprint', () => root.removeAttribute('data-print'), { once: true })
  window.print()
}

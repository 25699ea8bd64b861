/** A script or a style sheet as the text that stands in the page: src/text-files.mjs. */
declare module '*?text' {
  const text: string
  export default text
}

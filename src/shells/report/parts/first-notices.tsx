/** What is to be known of all the sets before one looks at any of them. */
export function FirstNotices({ notices }: { readonly notices: readonly string[] }) {
  return (
    <>
      {notices.map((each) => (
        <p key={each} class="strip warning">
          ▲ {each}
        </p>
      ))}
    </>
  )
}

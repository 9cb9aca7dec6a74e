/** One page of a list that goes on by key. */
export interface Page<Row> {
  items: Row[]
  next: string | null
}

/**
 * The first `count` pages as one: the address says how many are open (さらに 50件), so that reload, sharing and Back
 * show the same rows.
 */
export const collectPages = async <Row>(
  ask: (after: string | undefined) => Promise<Page<Row>>,
  count: number,
): Promise<Page<Row>> => {
  let gathered: Page<Row> = await ask(undefined)
  for (let page = 1; page < count && gathered.next !== null; page++) {
    const further = await ask(gathered.next)
    gathered = { items: [...gathered.items, ...further.items], next: further.next }
  }
  return gathered
}

const mostPages = 40

/** How many pages an address asks for; anything else is the first page. */
export const readPages = (text: unknown): number => {
  const pages = Math.floor(Number(text))
  return pages >= 1 ? Math.min(pages, mostPages) : 1
}

/** Lists whose narrowing can be kept under a name; their addresses hold it as search parameters. */
export const filterPages = ['inbox', 'reports', 'cases', 'deliveries', 'directory', 'search'] as const
export type FilterPage = (typeof filterPages)[number]

/** As they stand in the address: names of filters and their values. */
export type FilterParameters = Readonly<Record<string, string>>

/** A person keeps as many, so that one list of them is one page. */
export const mostOfAPerson = 100

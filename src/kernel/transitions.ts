/** A state table: from each state, the states that may follow. The browser draws its buttons from the same table. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>

export const mayFollow = <State extends string>(table: Transitions<State>, from: State, to: State): boolean =>
  table[from].includes(to)

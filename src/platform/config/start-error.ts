/** A start that cannot succeed: the sentence says what to do. Printed without a stack. */
export class StartError extends Error {
  readonly ja: string

  constructor(en: string, ja: string) {
    super(en)
    this.name = 'StartError'
    this.ja = ja
  }
}

import { expect, it } from 'vitest'
import { score as drop } from './drop/score.ts'
import { score as fetched } from './fetch/score.ts'
import { score as signature } from './signature/score.ts'

const fetchedBy = (clients: number, near: number) => fetched({ host: 'files.example', clients, near, largest: 200_000 })

it('R-097: a file fetched by two machines at their first contact speaks, by one machine it may be chance', () => {
  expect(fetchedBy(2, 2)?.weight).toBe(0.85)
  expect(fetchedBy(1, 1)).toBeUndefined()
  expect(fetchedBy(3, 2)).toBeUndefined()
})

it('R-097: of four machines that fetched, one may have a destination that is not found yet; two may not', () => {
  expect(fetchedBy(4, 3)?.weight).toBe(0.85)
  expect(fetchedBy(5, 3)).toBeUndefined()
})

it('R-097: a program known from reported destinations makes its other ones suspect, a browser does not', () => {
  const voice = { host: 'drop.example', agent: 'Agent/1' }
  expect(signature({ ...voice, hosts: 4, reported: 2 })?.weight).toBe(0.85)
  expect(signature({ ...voice, hosts: 5, reported: 2 })).toBeUndefined()
  expect(signature({ ...voice, hosts: 2, reported: 1 })).toBeUndefined()
})

it('R-097: what affected machines send by the megabyte afterwards counts, a form does not', () => {
  expect(drop({ clients: 1, sent: 24_000_000 })?.weight).toBe(0.6)
  expect(drop({ clients: 2, sent: 40_000 })).toBeUndefined()
})

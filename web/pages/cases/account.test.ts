import { expect, test } from 'vitest'
import { accountOf, changedParts, rebased } from './account.ts'

const before = accountOf({
  causes: ['CA_INT_MAIL', 'A_CODE_OF_TOMORROW'],
  causeUnknownReason: '',
  lessons: '次席にも同時に伝える',
  lessonsWaiver: '',
  containmentEvidence: '',
})

test('only what was changed is sent', () => {
  expect(changedParts(before, { ...before, containmentEvidence: '遮断を確認' })).toEqual({
    containmentEvidence: '遮断を確認',
  })
})

test('the order of causes is no change, another cause is', () => {
  const two = { ...before, causes: ['CA_INT_MAIL', 'CA_ACC_FILE'] as typeof before.causes }
  expect(changedParts(two, { ...two, causes: [...two.causes].reverse() })).toEqual({})
  expect(changedParts(before, two)).toEqual({ causes: two.causes })
})

test('emptying a passage is a change too', () => {
  expect(changedParts(before, { ...before, lessons: '' })).toEqual({ lessons: '' })
})

test('after somebody else saved, my passage stays mine and theirs is not written back', () => {
  const mine = { ...before, containmentEvidence: '遮断を確認', lessons: '私の教訓' }
  const theirs = { ...before, lessons: '別の教訓', causeUnknownReason: '調査中' }
  expect(rebased(before, mine, theirs)).toEqual({
    account: { ...before, containmentEvidence: '遮断を確認', lessons: '私の教訓', causeUnknownReason: '調査中' },
    contested: ['lessons'],
  })
})

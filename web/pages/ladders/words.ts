import type { useTranslation } from 'react-i18next'
import { duties } from '../../../src/kernel/actor.ts'
import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import { type Channel, channels } from '../../../src/kernel/taxonomy/ladders.ts'
import { postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import type { Warning } from '../../../src/share/ladders/calling/model.ts'
import type { Reachable } from '../../../src/share/ladders/contacts/model.ts'
import type { Flaw, Receiver } from '../../../src/share/ladders/model.ts'

type Say = ReturnType<typeof useTranslation<'ladders'>>['t']

export interface Speaking {
  t: Say
  language: Language
  reach: Reachable
}

export const nameOfPost = ({ language, reach, t }: Speaking, id: string): string => {
  const post = reach.posts.find(candidate => candidate.id === id)
  return post ? `${post.title[language]} ${post.person[language]}` : t('receiver.gone')
}

export const receiverWords = (speaking: Speaking, receiver: Receiver): string => {
  const { t, language, reach } = speaking
  switch (receiver.kind) {
    case 'POST_KIND':
      return postKinds[receiver.post][language]
    case 'POST':
      return nameOfPost(speaking, receiver.id)
    case 'DUTY':
      return t('receiver.duty', { duty: duties[receiver.duty][language] })
    case 'ROSTER': {
      const roster = reach.rosters.find(({ id }) => id === receiver.id)
      return roster ? t('receiver.roster', { name: roster[language], place: receiver.place }) : t('receiver.gone')
    }
    default:
      return t(`receiver.${receiver.kind}`)
  }
}

const nobody: Reachable = { posts: [], rosters: [] }

/** Whom a step that has not been reached will call, for readers who may not know the directory of its organisation. */
export const plannedWords = ({ t, language }: Omit<Speaking, 'reach'>, receiver: Receiver): string =>
  receiver.kind === 'POST'
    ? t('receiver.person')
    : receiver.kind === 'ROSTER'
      ? t('receiver.turn')
      : receiverWords({ t, language, reach: nobody }, receiver)

/** 画面・メール・音声 / Screen, mail, voice. */
export const channelWords = (used: readonly Channel[], language: Language): string =>
  used.map(channel => channels[channel][language]).join(language === 'ja' ? '・' : ', ')

export const flawWords = ({ t }: Pick<Speaking, 't'>, { code, step }: Flaw): string =>
  t(`flaw.${code}`, { step: step ?? 0 })

export const warningWords = (speaking: Speaking, { code, post, step, days }: Warning): string => {
  const { t } = speaking
  const who = post ? nameOfPost(speaking, post) : ''
  if (code === 'unverified')
    return days === undefined ? t('warning.never_verified', { who }) : t('warning.unverified', { who, days })
  return t(`warning.${code}`, { who, step: step ?? 0 })
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import type { Session } from '../../app/session.ts'
import { useActor } from '../../app/use-session.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { RoleSwitcher } from './RoleSwitcher.tsx'
import { useGoIn } from './use-go-in.ts'

/** Who is here, as a button: another post, another role of the demonstration, or out. */
export const PersonMenu = ({ session }: { session: Session }) => {
  const { t } = useTranslation('entrance')
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const demonstration = session.environment === 'demo'
  const title = demonstration ? t('roles.title') : t('menu.title')
  const close = () => setOpen(false)
  return (
    <>
      <button type="button" className="person-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <strong>{session.person.name[language]}</strong>
        <span className="person-act">{title}</span>
      </button>
      <Dialog title={title} isOpen={open} onClose={close} wide={demonstration}>
        <PersonChoices demonstration={demonstration} onDone={close} />
      </Dialog>
    </>
  )
}

const PersonChoices = ({ demonstration, onDone }: { demonstration: boolean; onDone: () => void }) => {
  const { t } = useTranslation('entrance')
  const { t: notices } = useTranslation('notices')
  const { t: handover } = useTranslation('handover')
  const actor = useActor()
  return (
    <>
      {actor && actor.posts.length > 1 && <OwnPosts onDone={onDone} />}
      <ButtonRow>
        <ButtonLink href="/settings">{t('menu.settings')}</ButtonLink>
        <ButtonLink href="/notices">{notices('title')}</ButtonLink>
        <ButtonLink href="/wall">{handover('wall.title')}</ButtonLink>
      </ButtonRow>
      {demonstration ? <RoleSwitcher current={actor?.post} onDone={onDone} /> : <SignOut onDone={onDone} />}
    </>
  )
}

/** Other posts of the same person: one at a time, never their union. */
const OwnPosts = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('entrance')
  const language = useLanguage()
  const actor = useActor()
  const api = useApi()
  const goIn = useGoIn()
  const change = useAct((post: string) => api.PUT('/api/v1/session/post', { body: { post } }), {
    refreshes: [],
    onDone: () => {
      onDone()
      goIn()
    },
  })
  return (
    <section className="own-posts">
      <h3>{t('menu.posts')}</h3>
      {change.problem && <ProblemNote problem={change.problem} />}
      <ButtonRow>
        {actor?.posts.map(post => (
          <Button
            key={post.post}
            size="small"
            onPress={() => change.run(post.post)}
            refusedBecause={post.post === actor.post ? t('menu.present') : undefined}
          >
            {post[language]}
            {post.seconded && t('menu.seconded', { day: post.until ?? '' })}
          </Button>
        ))}
      </ButtonRow>
    </section>
  )
}

const SignOut = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('entrance')
  const api = useApi()
  const goIn = useGoIn()
  const signOut = useAct(() => api.DELETE('/api/v1/session'), {
    refreshes: [],
    onDone: () => {
      onDone()
      goIn('/sign-in')
    },
  })
  return (
    <>
      {signOut.problem && <ProblemNote problem={signOut.problem} />}
      <Button onPress={() => signOut.run(undefined)} busy={signOut.busy}>
        {t('menu.sign_out')}
      </Button>
    </>
  )
}

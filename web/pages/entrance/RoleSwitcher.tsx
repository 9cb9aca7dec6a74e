import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { groupPosts, type Post, postWords } from './demonstration-posts.ts'
import { useGoIn } from './use-go-in.ts'

/** Everyone whom one can be in the demonstration, by the kind of their organisation. */
export const RoleSwitcher = ({ current, onDone }: { current: string | undefined; onDone: () => void }) => {
  const { t } = useTranslation('entrance')
  const api = useApi()
  const goIn = useGoIn()
  const [typed, setTyped] = useState('')
  const posts = useQuery({
    queryKey: ['demonstration', 'posts'],
    queryFn: () => body(api.GET('/api/v1/demonstration/posts')),
  })
  const become = useAct((post: string) => api.PUT('/api/v1/demonstration/post', { body: { post } }), {
    refreshes: [],
    onDone: () => {
      onDone()
      goIn()
    },
  })
  return (
    <>
      <TextField
        id="role-search"
        label={t('roles.search')}
        support={t('roles.search_hint')}
        type="search"
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      {become.problem && <ProblemNote problem={become.problem} />}
      <Answered query={posts}>
        {found => <RoleGroups posts={found} typed={typed} current={current} onChoose={become.run} />}
      </Answered>
    </>
  )
}

interface RoleGroupsProps {
  posts: readonly Post[]
  typed: string
  current: string | undefined
  onChoose: (post: string) => void
}

const RoleGroups = ({ posts, typed, current, onChoose }: RoleGroupsProps) => {
  const { t } = useTranslation('entrance')
  const language = useLanguage()
  const groups = groupPosts(posts, typed)
  return (
    <div className="role-groups">
      <p role="status" className="secondary">
        {groups.length === 0 ? t('roles.none') : ''}
      </p>
      {groups.map(group => (
        <section key={group.kind}>
          <h3>{actorKinds[group.kind][language]}</h3>
          <ul>
            {group.posts.map(post => (
              <li key={post.post}>
                <RoleButton post={post} current={post.post === current} onChoose={onChoose} />
              </li>
            ))}
          </ul>
          {group.more > 0 && <p className="secondary">{t('roles.more', { count: group.more })}</p>}
        </section>
      ))}
    </div>
  )
}

interface RoleButtonProps {
  post: Post
  current: boolean
  onChoose: (post: string) => void
}

const RoleButton = ({ post, current, onChoose }: RoleButtonProps) => {
  const { t } = useTranslation('entrance')
  const { organisation, person, title } = postWords(post, useLanguage())
  return (
    <button
      type="button"
      className="role"
      aria-current={current ? 'true' : undefined}
      onClick={() => onChoose(post.post)}
    >
      <strong>{organisation}</strong>
      <span className="secondary">
        {person}　{title}
        {current && `　${t('roles.current')}`}
      </span>
    </button>
  )
}

import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { type LadderOccasion, ladderOccasions } from '../../../src/kernel/taxonomy/ladders.ts'
import { useActor } from '../../api/use-actor.ts'
import { NotFound } from '../../app/Root.tsx'
import { Answered } from '../../ui/Answered.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Editor } from './Editor.tsx'
import { type Book, type LadderPage, reachOf, useBook, useLadder } from './queries.ts'

/** A ladder of one's own organisation, for reading and, by whoever keeps it, for editing (SCREENS §8.8). */
export const EditorPage = () => {
  const { occasion } = useParams({ from: '/framed/ladders/$occasion' })
  return isCodeOf(ladderOccasions, occasion) ? <Known occasion={occasion} /> : <NotFound />
}

const Known = ({ occasion }: { occasion: LadderOccasion }) => {
  const { t } = useTranslation('ladders')
  const [ladder, book] = [useLadder(occasion), useBook()]
  return (
    <>
      {(!ladder.data || !book.data) && <h1 className="page-body">{t(`of.${occasion}`)}</h1>}
      <Answered query={ladder}>
        {found => (
          <Answered query={book}>
            {read => <Loaded key={`${occasion} ${found.seq}`} found={found} book={read} />}
          </Answered>
        )}
      </Answered>
    </>
  )
}

const Loaded = ({ found, book }: { found: LadderPage; book: Book }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const actor = useActor()
  const [{ reach, calendar }] = useState(() => reachOf(book))
  if (!actor) return null
  return <Editor found={found} speaking={{ t, language, reach }} calendar={calendar} actor={actor} />
}

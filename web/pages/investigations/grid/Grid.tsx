import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { gutter, headHeight, paint, placement, rowHeight, type Scene } from './draw.ts'
import type { Row } from './rows.ts'
import { isWhole, panned, type Span, spanOf, zoomed } from './timeline.ts'
import { type Picture, useGridKeys } from './use-grid-keys.ts'
import { useSpan } from './use-span.ts'

interface GridProps {
  picture: Picture
  /** Length of a cell now: an hour or a minute (ms). */
  step: number
  /** What the cell in the frame holds, as a sentence. */
  sentence: string
  onSpan: (span: Span) => void
  onSelect: (row: Row, at: number) => void
  onUnfold: (row: Row) => void
  onOpen: () => void
}

interface Drag {
  kind: 'pan' | 'brush'
  from: number
  top: number
  y: number
  x: number
  span: Span
  moved: boolean
}

const mostHeight = 760

/** Terminals × time on one canvas; the table behind it says the same in words (SCREENS §7, §8.6). */
export const Grid = ({ picture, step, sentence, onSpan, onSelect, onUnfold, onOpen }: GridProps) => {
  const { t } = useTranslation('investigations')
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const drag = useRef<Drag>(undefined)
  const brush = useRef<Scene['brush']>(undefined)
  const asked = useRef(0)
  const [size, setSize] = useState({ width: 900, height: 400 })
  const { shown, move } = useSpan(picture.span, onSpan)
  const { rows, timeline } = picture

  const draw = useCallback(() => {
    cancelAnimationFrame(asked.current)
    asked.current = requestAnimationFrame(() => {
      const context = canvas.current?.getContext('2d', { alpha: false })
      if (!context || !frame.current) return
      const ratio = devicePixelRatio || 1
      paint(context, {
        ...picture,
        ...size,
        ratio,
        span: shown.current,
        top: frame.current.scrollTop,
        brush: brush.current,
      })
    })
  }, [picture, size, shown])

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 900)
      setSize({ width, height: Math.round(entry?.contentRect.height ?? 400) })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const ratio = devicePixelRatio || 1
    element.width = size.width * ratio
    element.height = size.height * ratio
    draw()
    void document.fonts?.ready.then(draw)
  }, [size, draw])

  // React listens passively to the wheel, and the page would scroll and zoom with the grid.
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const turn = (event: WheelEvent): void => {
      const x = event.clientX - element.getBoundingClientRect().left
      const place = placement(timeline, shown.current, size.width)
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        move(zoomed(timeline, shown.current, Math.exp(-event.deltaY / 240), place.worldAt(Math.max(gutter, x))))
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault()
        move(panned(timeline, shown.current, (event.deltaX || event.deltaY) / place.scale))
      } else return
      draw()
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [timeline, size, draw, move, shown])

  const pointAt = (event: PointerEvent): { x: number; y: number } => {
    const box = canvas.current?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
  }

  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return
    const { x, y } = pointAt(event)
    const top = frame.current?.scrollTop ?? 0
    const kind = y < headHeight && x >= gutter ? 'brush' : 'pan'
    drag.current = { kind, from: event.clientX, x, y, top, span: shown.current, moved: false }
    canvas.current?.setPointerCapture(event.pointerId)
  }

  const dragTo = (event: PointerEvent): void => {
    const held = drag.current
    if (!held) return
    const by = event.clientX - held.from
    if (!held.moved && Math.abs(by) < 4) return
    held.moved = true
    if (held.kind === 'brush') brush.current = { from: held.x, to: Math.max(gutter, held.x + by) }
    else move(panned(timeline, held.span, -by / placement(timeline, held.span, size.width).scale))
    draw()
  }

  const release = (event: PointerEvent): void => {
    const held = drag.current
    drag.current = undefined
    if (!held) return
    const place = placement(timeline, shown.current, size.width)
    if (brush.current) {
      const [from, to] = [brush.current.from, brush.current.to].sort((one, other) => one - other)
      brush.current = undefined
      move(spanOf(timeline, place.atOf(from ?? 0), place.atOf(to ?? 0)))
      draw()
      return
    }
    if (held.moved) return
    const { x, y } = pointAt(event)
    const row = rows[Math.floor((y - headHeight + held.top) / rowHeight)]
    if (y < headHeight || !row) return
    if (row.kind === 'group' && x < gutter) onUnfold(row)
    else onSelect(row, Math.floor(place.atOf(Math.max(gutter, x)) / step) * step)
    frame.current?.focus({ preventScroll: true })
  }

  const act = useGridKeys({ picture, size, step, frame, shown, move, draw, onSelect, onUnfold, onOpen })

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !act(event.key)) return
    event.preventDefault()
  }

  const whole = isWhole(timeline, picture.span)
  return (
    <div className="grid-picture">
      <div
        ref={frame}
        className="grid-frame"
        role="application"
        aria-label={t('grid.name')}
        aria-describedby="grid-keys grid-sentence"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it has keys of its own
        tabIndex={0}
        onKeyDown={onKey}
        onScroll={draw}
        style={{ height: Math.min(mostHeight, headHeight + rows.length * rowHeight + 6) }}
      >
        <canvas
          ref={canvas}
          className="grid-canvas"
          style={{ width: size.width, height: size.height }}
          onPointerDown={press}
          onPointerMove={dragTo}
          onPointerUp={release}
          onPointerCancel={release}
        />
        <div style={{ height: Math.max(0, headHeight + rows.length * rowHeight - size.height) }} />
      </div>
      <p id="grid-keys" className="visually-hidden">
        {t('grid.keys')}
      </p>
      <p id="grid-sentence" className="grid-sentence" aria-live="polite">
        {sentence}
        {!whole && <span className="secondary">　{t('grid.zoomed')}</span>}
      </p>
    </div>
  )
}

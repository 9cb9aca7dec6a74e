import type { ScenarioStart } from '../../platform/config/config.ts'
import { endOfStory, tellPension } from './pension/story.ts'
import type { Scene } from './scene.ts'

interface Scenario {
  /** Scenario time of the first start. */
  start: ScenarioStart
  tell(scene: Scene, progress: (line: string) => void): Promise<void>
}

/** Cases of the past that can be told instead of today's world, each in a folder of its own. */
export const scenarios = {
  pension: { start: { kind: 'REPLAY', at: endOfStory, speed: 1 }, tell: tellPension },
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios
export const scenarioNames = Object.keys(scenarios) as ScenarioName[]

import { later, type Player, type Scene } from './scene.ts'
import { acknowledge, forward, type Kept, report, type Told } from './steps.ts'

export const duty = 'COORD.duty.2007'
export const second = 'COORD.second.2007'

/** A first report that its ministry has passed on and the coordinator has received. */
export const received = async (
  scene: Scene,
  at: Date,
  by: Player,
  ministry: Player,
  told: Told,
  note: string,
): Promise<Kept> => {
  const sent = await report(scene, at, by, told)
  await acknowledge(scene, later(at, 9), duty, sent)
  await forward(scene, later(at, 21), ministry, sent, note)
  return sent
}

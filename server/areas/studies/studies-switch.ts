import { type Switch, switchSchema } from '../../../shared/areas/studies/study.ts';
import type { Looker } from '../../store/store.ts';
import { studiesSwitch } from './study.repo.ts';

/** How it stands in a district that has said nothing: no study begins without consent (T2). */
export const FIRST_SWITCH: Switch = { rev: 0, open: false, why: '', by: '', at: 0 };

/** The switch as it was kept. */
export const parseSwitch = (text: string): Switch => switchSchema.parse(JSON.parse(text));

/** How the switch stands now. */
export async function readSwitch(q: Looker): Promise<Switch> {
  const text = await studiesSwitch(q);
  return text === undefined ? FIRST_SWITCH : parseSwitch(text);
}

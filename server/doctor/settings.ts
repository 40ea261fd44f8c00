import type { GivenSetting } from '../config.ts';
import { withoutSecret } from '../store/postgres/without-secret.ts';

export interface ShownSetting {
  readonly name: string;
  readonly value: string;
}

/** Whatever is named like this is a secret, also what is added later. */
const SECRET = /KEY|SECRET|PASSWORD|TOKEN/u;

/** Settings as they may be shown: where each comes from, and no secret. */
export function shownSettings(settings: readonly GivenSetting[]): ShownSetting[] {
  return settings.map((setting) => ({ name: setting.name, value: shown(setting) }));
}

function shown({ name, value, file, origin }: GivenSetting): string {
  if (file !== undefined) return `in the file ${file}`;
  if (origin === 'not usable') return 'set, but not usable';
  if (value === undefined) return 'not set';
  if (SECRET.test(name)) return 'set, not shown';
  const text = name.endsWith('_URL') ? withoutSecret(value) : value === '' ? 'empty' : value;
  return origin === 'default' ? `${text} (default)` : text;
}

import type { RestorePlan } from '../store/restore/restore.ts';

/** What a restore would do to the trail, before it is asked for. A loss of entries stands first, and is not to be missed. */
export function planText(backup: string, { restored, pending, replaced }: RestorePlan): string {
  const lines = [
    ...lossLines(replaced),
    `The backup ${backup} is whole. Its trail has ${entries(restored.size)}, root ${restored.root}.`,
    ...(pending.length === 0 ? [] : [`It will be brought to this version (${pending.join(', ')}).`]),
    ...presentLines(replaced),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function lossLines(replaced: RestorePlan['replaced']): string[] {
  if (replaced === 'none') return [];
  if (replaced === 'unreadable') {
    return [
      'WARNING: the present trail cannot be read. Nobody can say which of its entries are not in the backup.',
      '',
    ];
  }
  const { present, shared } = replaced;
  const lost = present.size - shared;
  if (lost <= 0) return [];
  return [
    `WARNING: ${entries(lost)} of the present trail will not be in the restored one: ${shared + 1} to ${present.size}.`,
    'What was recorded with them will not be there either.',
    '',
  ];
}

function presentLines(replaced: RestorePlan['replaced']): string[] {
  if (replaced === 'none') return ['There is no record to replace yet.'];
  const kept = 'It is kept aside, and the restored trail will say what it replaced.';
  if (replaced === 'unreadable') return [`The present record is damaged. ${kept}`];
  const { present } = replaced;
  return [`The present trail has ${entries(present.size)}, root ${present.root}. ${kept}`];
}

const entries = (n: number) => (n === 1 ? '1 entry' : `${n} entries`);

const STEP = 1000;
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people read them: `12.3 MB`. */
export function sizeText(bytes: number): string {
  const at = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(STEP))));
  const value = bytes / STEP ** at;
  return `${at === 0 ? value : value.toFixed(1)} ${UNITS[at] ?? ''}`;
}

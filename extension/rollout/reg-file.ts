type RegValue = string | number | boolean | readonly string[];

/** A key of the Windows registry and its values. A list becomes a key of its own with the values 1, 2, 3 … */
export interface RegKey {
  readonly path: string;
  readonly values: Readonly<Record<string, RegValue>>;
}

const HEX = 16;
const DWORD_DIGITS = 8;

/**
 * The text of a `.reg` file (version 5), with the line ends of Windows. Each key is taken out first: else what an older
 * roll-out set, and this one does not, would stay.
 */
export function regFile(keys: readonly RegKey[]): string {
  const blocks = keys.flatMap(({ path, values }) => [`[-${path}]`, ...blocksOf(path, values)]);
  return `Windows Registry Editor Version 5.00\r\n\r\n${blocks.join('\r\n\r\n')}\r\n`;
}

function blocksOf(path: string, values: RegKey['values']): string[] {
  const entries = Object.entries(values);
  const lines = entries.flatMap(([name, value]) => (isList(value) ? [] : [`${quoted(name)}=${written(value)}`]));
  const lists = entries.flatMap(([name, value]) =>
    isList(value) ? blocksOf(`${path}\\${name}`, numbered(value)) : [],
  );
  return [[`[${path}]`, ...lines].join('\r\n'), ...lists];
}

const numbered = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value, place) => [String(place + 1), value]));

function written(value: Exclude<RegValue, readonly string[]>): string {
  if (typeof value === 'string') return quoted(value);
  return `dword:${Number(value).toString(HEX).padStart(DWORD_DIGITS, '0')}`;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/gu, '\\$&')}"`;

const isList = (value: RegValue): value is readonly string[] => Array.isArray(value);

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

/** The first day that a zip can name: a time of building would make other bytes of the same files. */
const NO_DAY = new Date('1980-01-01T00:00:00');

/**
 * A folder as a zip, the same bytes for the same files. `change`: gives a file's bytes anew, by its path in the zip. Files
 * whose name begins with a dot are this build's own and are left out.
 */
export function zipFolder(folder: string, change: (path: string, bytes: Uint8Array) => Uint8Array): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.'),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  const named = paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)] as const);
  return zipSync(Object.fromEntries(named.map(([name, bytes]) => [name, change(name, bytes)])), { mtime: NO_DAY });
}

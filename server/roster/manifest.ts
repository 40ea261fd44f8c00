import type { Findings } from './findings.ts';
import { readCsv } from './csv.ts';
import type { Pace } from './pace.ts';
import type { FileName, RosterFile } from './source.ts';
import { type TableName, TABLES } from './tables.ts';

/** `bulk`: what is missing is gone. `delta`: only what is listed changes. `absent`: the table stays as it is. */
export type Mode = 'bulk' | 'delta' | 'absent';

const MODES: readonly Mode[] = ['bulk', 'delta', 'absent'];
/** 1.2 only, or of no consequence when they are not there. */
const MAY_LACK: readonly TableName[] = ['roles', 'demographics'];

/** How each table is meant. The files that are there decide; the manifest only says bulk or delta. */
export async function readModes(
  files: ReadonlyMap<FileName, RosterFile>,
  pace: Pace,
  findings: Findings,
): Promise<ReadonlyMap<TableName, Mode>> {
  const manifest = files.get('manifest');
  if (!manifest) findings.add('manifest-missing', { file: 'manifest.csv' });
  const said = manifest ? await readManifest(manifest, pace) : new Map<string, string>();
  const tables = Object.keys(TABLES) as TableName[];
  return new Map(
    tables.map((table) => [table, modeOf(table, files.get(table), said.get(`file.${table}`.toLowerCase()), findings)]),
  );
}

function modeOf(table: TableName, file: RosterFile | undefined, said: string | undefined, findings: Findings): Mode {
  const mode = MODES.find((word) => word === said?.toLowerCase());
  const place = { file: file?.name ?? `${table}.csv` };
  if (said !== undefined && mode === undefined) findings.add('manifest-value', { ...place, column: 'value' });
  if (!file) {
    if (mode === 'bulk' || mode === 'delta') findings.add('manifest-names-missing-file', place);
    else if (mode === undefined && !MAY_LACK.includes(table)) findings.add('file-missing', place);
    return 'absent';
  }
  if (mode === 'absent') findings.add('manifest-says-absent', place);
  return mode === 'delta' ? 'delta' : 'bulk';
}

async function readManifest({ name, bytes }: RosterFile, pace: Pace): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  await readCsv(name, bytes, pace, ([property = '', value = '']) =>
    said.set(property.trim().toLowerCase(), value.trim()),
  );
  return said;
}

import { createFindings, type Finding } from '../findings.ts';
import { readModes } from '../manifest.ts';
import { createPace } from '../pace.ts';
import { readPeople } from '../read-people.ts';
import { readPlaces } from '../read-places.ts';
import type { RosterSet } from '../records.ts';
import { openSource } from '../source.ts';
import { type SetFiles, zipOf } from './sets.ts';

/** Reads a set of the tests, without a store. */
export async function readSet(
  files: SetFiles,
  dayFirst = false,
): Promise<{ set: RosterSet; findings: readonly Finding[]; rules: readonly string[] }> {
  const findings = createFindings();
  const pace = createPace(() => undefined, undefined);
  const opened = await openSource(zipOf(files), findings);
  const reading = {
    files: opened.files,
    modes: await readModes(opened.files, pace, findings),
    dayFirst,
    findings,
    pace,
  };
  const set = { ...(await readPlaces(reading)), ...(await readPeople(reading)) };
  return {
    set,
    findings: findings.all(),
    rules: findings.all().map((one) => `${one.file}:${one.row ?? ''} ${one.column ?? ''} ${one.rule} ${one.times}`),
  };
}

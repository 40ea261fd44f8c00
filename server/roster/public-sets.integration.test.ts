import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importRoster } from './import-roster.ts';
import { sourceAt } from './source.ts';
import { changesOf, tempDistrict, TODAY } from './testing/district.ts';

/** Public sets that are not part of the repository. Without them these tests are skipped; the others need nothing. */
const SETS = fileURLToPath(new URL('../../../shared/data/oneroster/', import.meta.url));
const isHere = existsSync(SETS);
const describeSets = describe.skipIf(!isHere);
if (!isHere) process.stdout.write('Skipped: the public OneRoster sets are not in ../shared/data/oneroster.\n');

async function bring(district: Awaited<ReturnType<typeof tempDistrict>>, path: string, asOf: string) {
  return importRoster(district.store, await sourceAt(SETS + path), { asOf, fileName: 'set' });
}

describeSets('five successive states of a set that breaks the standard', () => {
  it('are read in order, each with what changed', async () => {
    const district = await tempDistrict();
    const base = await bring(district, 'rjeike-1.1/base', '2018-09-01');
    expect(changesOf(base)).toEqual([
      'building +3 ~0 -0',
      'session +3 ~0 -0',
      'course +4 ~0 -0',
      'student +4 ~0 -0',
      'class +3 ~0 -0',
      'enrollment +3 ~0 -0',
      'studentBuilding +1 ~0 -0',
    ]);
    expect(new Set(base.findings.map(({ rule }) => rule))).toEqual(
      new Set([
        'manifest-missing',
        'column-missing',
        'column-order',
        'column-name-blank',
        'status-in-bulk',
        'status-removed-in-bulk',
        'status-case',
        'date-shape',
        'flag-shape',
        'password-dropped',
        'identifier-missing',
        'reference-unresolved',
        'student-without-school',
      ]),
    );
    expect(changesOf(await bring(district, 'rjeike-1.1/Step1-UpdateCourse', '2018-09-08'))).toEqual([]);
    expect(changesOf(await bring(district, 'rjeike-1.1/Step2-AddCourse', '2018-09-15'))).toEqual(['course +1 ~0 -0']);
    expect(changesOf(await bring(district, 'rjeike-1.1/Step3-DeleteCourse', '2018-09-22'))).toEqual([
      'course +0 ~0 -1',
    ]);
    expect(changesOf(await bring(district, 'rjeike-1.1/Step4-AddClass', '2018-09-29'))).toEqual(['class +1 ~0 -0']);
    expect(await district.lines("SELECT sourced_id FROM class WHERE active AND title = 'Language Arts'")).toEqual([
      '3221847',
    ]);
  });
});

describeSets('a large generated set', () => {
  it('is brought in whole, then found unchanged', async () => {
    const district = await tempDistrict();
    const first = await bring(district, 'generated-1.1-large/oneroster-district-large.zip', TODAY);
    expect(changesOf(first)).toEqual([
      'building +21 ~0 -0',
      'session +2 ~0 -0',
      'course +91 ~0 -0',
      'staff +216 ~0 -0',
      'student +4225 ~0 -0',
      'class +1470 ~0 -0',
      'enrollment +31045 ~0 -0',
      'studentBuilding +4225 ~0 -0',
      'staffClaim +216 ~0 -0',
      'roleFact +195 ~0 -0',
      'relation +29575 ~0 -0',
    ]);
    expect(new Set(first.findings.map(({ rule }) => rule))).toEqual(new Set(['status-in-bulk', 'role-too-coarse']));
    expect(changesOf(await bring(district, 'generated-1.1-large/oneroster-district-large.zip', TODAY))).toEqual([]);
  }, 180_000);
});

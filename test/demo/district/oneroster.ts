import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import {
  academicSessions,
  classes,
  courses,
  demographics,
  enrollments,
  orgs,
  type Table,
  users,
} from './oneroster-tables.ts';
import type { District } from './types.ts';

/** Every file name a 1.1 manifest must speak of. Source: 1EdTech OneRoster 1.1 CSV tables. */
const MANIFEST_FILES = [
  'academicSessions',
  'categories',
  'classes',
  'classResources',
  'courses',
  'courseResources',
  'demographics',
  'enrollments',
  'lineItems',
  'orgs',
  'resources',
  'results',
  'users',
] as const;

/** The earliest time a zip can hold, so that the bytes depend on the district alone. */
const FIXED_TIME = '1980-01-01T00:00:00';

/** The district as a OneRoster 1.1 bulk set: a flat zip of UTF-8 CSV files. The same district gives the same bytes. */
export function toOneRosterZip(district: District): Uint8Array {
  const tables: Readonly<Record<string, Table>> = {
    academicSessions: academicSessions(district),
    orgs: orgs(district),
    courses: courses(district),
    classes: classes(district),
    users: users(district),
    enrollments: enrollments(district),
    demographics: demographics(district),
  };
  const all = { manifest: manifest(Object.keys(tables)), ...tables };
  const files = Object.entries(all).map(([name, table]) => [`${name}.csv`, strToU8(toCsv(table))] as const);
  return zipSync(Object.fromEntries(files), { mtime: FIXED_TIME });
}

const toCsv = ({ header, rows }: Table): string => stringify([header, ...rows], { record_delimiter: '\r\n' });

function manifest(present: readonly string[]): Table {
  const files = MANIFEST_FILES.map((name) => [`file.${name}`, present.includes(name) ? 'bulk' : 'absent']);
  return {
    header: ['propertyName', 'value'],
    rows: [
      ['manifest.version', '1.0'],
      ['oneroster.version', '1.1'],
      ...files,
      ['source.systemName', 'North Harbor SIS'],
      ['source.systemCode', 'north-harbor-sis'],
    ],
  };
}

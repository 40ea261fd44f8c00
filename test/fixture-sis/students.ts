import type { District, Student } from '../demo/district/index.ts';

/** A student of the demo district as the fixtures write one. */
export interface FixtureStudent {
  /** What staff know and the server's roster has. */
  readonly number: string;
  /** What the SIS calls them by itself; never equal to anybody's number. */
  readonly internalId: string;
  /** `Baptiste-Nguyen, Kiri A`. */
  readonly lastFirst: string;
  /** `Kiri Baptiste-Nguyen`. */
  readonly firstLast: string;
  readonly birthDate: string;
  readonly grade: string;
}

/** Whom the fixtures show: two who are unlike, and two of one name in one building whom only the number tells apart. */
export type Cast = Readonly<Record<'kiri' | 'amaru' | 'mai' | 'otherMai', FixtureStudent>>;

/** Whom a place of a fixture names by their number; undefined where it names nobody. */
export function whoIn(cast: Cast, query: URLSearchParams, name: string): FixtureStudent | undefined {
  return Object.values(cast).find(({ number }) => number === query.get(name));
}

/** The cast as it stands in a district; throws where one is missing. */
export function castOf(district: District): Cast {
  const byNumber = new Map(district.students.map((student) => [student.number, student]));
  const find = (number: string) => {
    const student = byNumber.get(number);
    if (student === undefined) throw new Error(`The district has no student ${number}.`);
    return asShown(student);
  };
  return { kiri: find('204417'), amaru: find('201938'), mai: find('203310'), otherMai: find('205771') };
}

function asShown({ number, given, middle, family, birthDate, grade }: Student): FixtureStudent {
  const initial = middle === undefined ? '' : ` ${middle.charAt(0)}`;
  return {
    number,
    internalId: `8${number.slice(1)}`,
    lastFirst: `${family}, ${given}${initial}`,
    firstLast: `${given} ${family}`,
    birthDate,
    grade,
  };
}

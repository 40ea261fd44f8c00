import { labelBox, type Markup } from '../layout/parts.ts';
import { browseName, longDate, schoolLabel, staffName } from '../text.ts';
import type { StudentView } from './screen.ts';

type Pair = readonly [string, string];

const SEX = { male: 'M', female: 'F', unspecified: 'X' } as const;

/** Number, name, grade and school: the two lines that head every student screen. */
export function identityPairs({ data, student }: StudentView): {
  readonly left: readonly Pair[];
  readonly right: readonly Pair[];
} {
  const school = data.orgById.get(student.schoolId);
  return {
    left: [
      ['Student ID', student.number],
      ['Grade', student.grade],
    ],
    right: [
      ['Name', browseName(student)],
      ['School', school === undefined ? '' : schoolLabel(school)],
    ],
  };
}

/** The short form, for screens about something else. */
export function identityBox(view: StudentView): Markup {
  const { left, right } = identityPairs(view);
  return labelBox(left, right);
}

/** The full form of the demographics screen. */
export function demographicsBox(view: StudentView): Markup {
  const { left, right } = identityPairs(view);
  const more = demographicPairs(view);
  return labelBox([...left, ...more.left], [...right, ...more.right]);
}

/** What only the demographics screen shows. */
export function demographicPairs({ data, student, records, today }: StudentView): {
  readonly left: readonly Pair[];
  readonly right: readonly Pair[];
} {
  const counselor = data.counselorByStudent.get(student.id);
  const [first] = data.classesOf(student.id, today);
  const entry = data.district.sessions[0]?.start ?? '';
  return {
    left: [
      ['Birth Date', longDate(student.birthDate)],
      ['Entry Date', longDate(entry)],
      ['Counselor', counselor === undefined ? '' : staffName(counselor)],
      ['Home Lang', records.homeLanguage],
      ['Lunch', records.lunch],
    ],
    right: [
      ['Gender', SEX[student.sex]],
      ['Entry Code', 'E1'],
      ['Homeroom', first?.room ?? ''],
      ['Status', 'A - Active'],
      ['Bus Route', records.busRoute],
    ],
  };
}

import { createRandom, type Random } from '../district/random.ts';
import type { Student } from '../district/index.ts';

/** What this SIS keeps beyond the roster, made up from the student's number so that it stays the same. */
export interface StudentRecords {
  readonly contacts: readonly Contact[];
  readonly referrals: readonly Referral[];
  readonly homeLanguage: string;
  readonly lunch: string;
  readonly busRoute: string;
}

export interface Contact {
  readonly relation: string;
  readonly name: string;
  readonly phone: string;
  readonly custody: 'Y' | 'N';
  readonly mail: 'Y' | 'N';
}

export interface Referral {
  readonly reference: string;
  readonly date: string;
  readonly code: string;
  readonly action: string;
}

export interface AttendanceDay {
  readonly date: string;
  /** A mark for each of seven periods, blank when present. */
  readonly marks: readonly string[];
  readonly reason: string;
}

/** Written out by hand for the student whom the demo opens on. */
const FIXED: Readonly<Record<string, Partial<StudentRecords>>> = {
  '204417': {
    contacts: [
      { relation: 'MO', name: 'BAPTISTE, DANA', phone: '218-555-0142', custody: 'Y', mail: 'Y' },
      { relation: 'FA', name: 'NGUYEN, HUNG', phone: '218-555-0177', custody: 'N', mail: 'N' },
    ],
    homeLanguage: '011 ENGLISH',
    busRoute: '117 / 118',
  },
};
const LANGUAGES = [
  '011 ENGLISH',
  '011 ENGLISH',
  '011 ENGLISH',
  '062 SOMALI',
  '045 HMONG',
  '065 SPANISH',
  '076 VIETNAMESE',
];
const CODES = ['18 DISRUPTIVE', '01 TRUANCY', '03 FIGHTING', '05 THEFT', '19 HARASSMENT'];
const ACTIONS = ['CONFERENCE', 'DETENTION', 'ISS 1 DAY', 'OSS 1 DAY', 'PARENT CONTACT'];

/** The made-up records of one student in the school year that starts in `startYear`. */
export function recordsOf(student: Student, startYear: string): StudentRecords {
  const random = createRandom(`records/${student.number}`);
  return {
    contacts: contactsOf(student, random.fork('contacts')),
    referrals: referralsOf(startYear, random.fork('referrals')),
    homeLanguage: random.pick(LANGUAGES),
    lunch: String(random.int(0, 2)),
    busRoute: random.chance(0.3) ? 'WALKER' : `${random.int(101, 140)} / ${random.int(101, 140)}`,
    ...FIXED[student.number],
  };
}

/** The last `count` weekdays before `today`, latest first, with this student's marks. */
export function attendanceOf(student: Student, today: string, count: number): readonly AttendanceDay[] {
  return weekdaysBefore(today, count).map((date) => {
    const random = createRandom(`attendance/${student.number}/${date}`);
    const marks = Array.from({ length: 7 }, () => (random.chance(0.06) ? random.pick(['UA', 'T', 'EX']) : ''));
    const reason = marks.includes('UA') ? random.pick(['BUS', 'NOC', '']) : '';
    return { date, marks, reason };
  });
}

function contactsOf({ family }: Student, random: Random): readonly Contact[] {
  const relations = random.pick([['MO'], ['MO', 'FA'], ['GM'], ['FA', 'SM'], ['AU', 'GF']]);
  return relations.map((relation, at) => ({
    relation,
    name: `${family}, ${random.pick('ABCDEFGHJKLMNPRSTVWY'.split(''))}`.toUpperCase(),
    phone: `218-555-01${random.int(10, 99)}`,
    custody: at === 0 ? 'Y' : 'N',
    mail: at === 0 ? 'Y' : 'N',
  }));
}

function referralsOf(startYear: string, random: Random): readonly Referral[] {
  return Array.from({ length: random.int(0, 2) }, () => ({
    reference: `R${startYear.slice(2)}-${random.int(10_000, 99_999)}`,
    date: `${startYear}-${random.pick(['09', '10'])}-${String(random.int(10, 28))}`,
    code: random.pick(CODES),
    action: random.pick(ACTIONS),
  }));
}

function weekdaysBefore(today: string, count: number): readonly string[] {
  const days: string[] = [];
  const DAY = 86_400_000;
  for (let at = Date.parse(today) - DAY; days.length < count; at -= DAY) {
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

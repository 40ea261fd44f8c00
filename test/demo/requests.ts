import type { Filled } from '../../shared/areas/forms/form-spec.ts';

/** A step of a request: which, how many days before the demo's own, and what its form holds. */
export type DemoRequestStep = readonly [kind: string, daysAgo: number, filled: Filled];

export interface DemoRequest {
  readonly kind: string;
  readonly sisId: string;
  readonly steps: readonly [DemoRequestStep, ...DemoRequestStep[]];
}

/**
 * Requests about records that wait for somebody: one is due in some days, one waits for a parent, one is late; an order
 * that must be answered, one of which nobody is told yet, and a minor's request that is in force.
 */
export const DEMO_REQUESTS: readonly DemoRequest[] = [
  {
    kind: 'inspection',
    sisId: '204417',
    steps: [
      [
        'received',
        5,
        {
          party: 'Dana Baptiste',
          as: 'parent',
          proven: 'known',
          records: ['attendance', 'discipline'],
          recordsNote: 'Since January of last year',
          wants: 'both',
        },
      ],
    ],
  },
  {
    kind: 'juvenile',
    sisId: '205771',
    steps: [
      [
        'received',
        12,
        {
          party: 'Lena Marsh, county juvenile probation',
          proven: 'papers',
          basis: 'petition',
          reason: 'To find services that suit the student before the hearing.',
          asked: ['substances', 'threats'],
          certified: true,
        },
      ],
      ['part-a', 11, { noticeGiven: true }],
      ['notice-sent', 11, { number: 'No. 9407 in the certified-mail book' }],
      ['notice-received', 6, {}],
    ],
  },
  {
    kind: 'amendment',
    sisId: '201938',
    steps: [
      [
        'received',
        37,
        {
          party: 'Illari Huanca',
          item: 'An absence of three days in September',
          reason: 'He was at a funeral, and we had called the school.',
          wanted: 'Excused',
          signed: true,
        },
      ],
    ],
  },
  {
    kind: 'subpoena',
    sisId: '201938',
    steps: [
      [
        'received',
        4,
        {
          party: 'Harbor County District Court',
          capacity: 'court',
          secrecy: 'no',
          order: 'No. 27-FA-26-1140',
          records: ['attendance', 'enrollment'],
          recordsNote: 'Attendance of this school year',
          proven: 'papers',
        },
      ],
    ],
  },
  {
    kind: 'disposition',
    sisId: '205771',
    steps: [['received', 2, { party: 'Harbor County Juvenile Court', order: 'JV-26-118 of this month', notice: true }]],
  },
  {
    kind: 'minor-denial',
    sisId: '204417',
    steps: [
      [
        'received',
        20,
        {
          party: 'Kiri Baptiste-Nguyen',
          records: ['health'],
          reasons: 'I talked to the nurse about something I want to tell my mother myself.',
          signed: true,
        },
      ],
      [
        'decided',
        16,
        {
          maturity: 'Fifteen; explains the reasons clearly.',
          protection: 'It keeps her talking to the nurse.',
          grounds: 'The nurse confirms what she says.',
          harm: 'She might stop coming.',
          health: 'None of these are concerned.',
          decision: 'grant',
        },
      ],
      ['told', 16, { how: 'In person' }],
    ],
  },
];

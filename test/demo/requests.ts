import type { Filled } from '../../shared/areas/forms/form-spec.ts';

/** A step of a request: which, how many days before the demo's own, and what its form holds. */
export type DemoRequestStep = readonly [kind: string, daysAgo: number, filled: Filled];

export interface DemoRequest {
  readonly kind: string;
  readonly sisId: string;
  readonly steps: readonly [DemoRequestStep, ...DemoRequestStep[]];
}

/** Requests about records that wait for somebody: one is due in some days, one waits for a parent, one is late. */
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
];

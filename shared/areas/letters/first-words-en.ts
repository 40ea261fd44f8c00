import type { FirstKey, FirstWords } from './first-templates.ts';

/** Paragraphs, as a letter has them. */
const letter = (...paragraphs: readonly string[]): string => paragraphs.join('\n\n');

const BEGIN = 'Dear {{parent}},';
const CALL =
  'If you have a question, or would rather speak another language than this one, call the school. We will find an interpreter, at no cost to you.';
const END = 'Sincerely,\n\n{{worker}}\n{{school}}';

/** The first letters in English. */
export const WORDS_EN: Readonly<Record<FirstKey, FirstWords>> = {
  // R7
  meeting: {
    title: 'Invitation to a meeting',
    subject: 'Please meet with us about {{student}}',
    body: letter(
      BEGIN,
      'We would like to sit down with you and {{student}} at {{school}}. Coming back to school, or starting at a new one, is a big step. At the meeting we will tell you which services can help, and hear from you what would.',
      'Please bring anything that you think we should know. You may bring somebody who supports you. You decide whether {{student}} takes part in the services: nothing begins before we have talked.',
      'Please call the school and tell us which day and time suit you. If it is hard for you to come, we can meet by phone, or at your home.',
      CALL,
      END,
    ),
  },
  // R6
  refused: {
    title: 'You declined services: what this means',
    subject: 'You declined services for {{student}}',
    body: letter(
      BEGIN,
      'You told us that you do not want the services that were offered for {{student}}. That is your right, and we respect it. This letter says what happens now.',
      'We have noted your decision and closed the case. The people in the district who look after these services have been told of it. {{student}} stays a student of {{school}}, with the same classes and the same rights as before.',
      'You can change your mind at any time. Call the school, and we will talk about the services again.',
      CALL,
      END,
    ),
  },
  // R22
  'referred-back': {
    title: 'Referral back to the committee',
    subject: '{{student}} is being referred back to the placement committee',
    body: letter(
      BEGIN,
      "{{school}} is sending the case of {{student}} back to the district's student placement committee. The committee will look at what has happened since {{student}} came to {{school}}, and may recommend further measures, another placement among them.",
      'The committee meets on {{meeting}}. It has not decided anything yet. We will give it what we have recorded: attendance, grades, discipline, and the help that was tried.',
      'You have the right to see these records before the meeting, and to tell us what you think is missing or wrong. Please call us soon, so that there is time for it.',
      CALL,
      END,
    ),
  },
  // R27
  result: {
    title: 'Result, and your right to appeal',
    subject: 'The result for {{student}}, and your right to appeal',
    body: letter(
      BEGIN,
      "The district's student placement committee has met about {{student}}. The director of student assignments tells you the result with this letter. The decision is enclosed: what was decided, from which day it holds, and why.",
      'If you do not agree, you can appeal. Call or write to the office of the director of student assignments, and say that you want to appeal and what should be decided instead. The office will tell you by which day, and what happens next. You may have somebody help you, and you may see the records on which the decision rests.',
      CALL,
      END,
    ),
  },
  // R14
  attendance: {
    title: 'Concern about attendance',
    subject: '{{student}} is missing school: how can we help?',
    body: letter(
      BEGIN,
      '{{student}} has missed many days at {{school}}. We miss {{student}} when the seat is empty, and we want to understand what makes it hard to come.',
      'A list of the days that our records show is enclosed. Perhaps something in it is wrong, or there was a good reason that we do not know. Please tell us. If the way to school, health, worries at school or something at home makes it hard, there is help that we can offer.',
      'Please call the school by the end of next week. We would rather talk with you than write to you.',
      CALL,
      END,
    ),
  },
  // R18
  ended: {
    title: 'The services have ended: thank you',
    subject: 'The services for {{student}} have ended',
    body: letter(
      BEGIN,
      'The services that {{student}} has had at {{school}} have come to their end. Thank you for working with us: for your calls, your time and your trust.',
      '{{student}} has put work into this as well, and we would like you both to know that we saw it.',
      'The case is closed from {{day}}. {{student}} stays a student like every other, and our door stays open. If things become difficult again, call the school: nobody has to wait until it is serious.',
      CALL,
      END,
    ),
  },
};

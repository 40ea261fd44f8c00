import type { Component } from 'svelte';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import CalendarCog from '@lucide/svelte/icons/calendar-cog';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CalendarSync from '@lucide/svelte/icons/calendar-sync';
import CalendarCheck from '@lucide/svelte/icons/calendar-check';
import FileSignature from '@lucide/svelte/icons/file-signature';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import BookUser from '@lucide/svelte/icons/book-user';
import BookLock from '@lucide/svelte/icons/book-lock';
import Files from '@lucide/svelte/icons/files';
import FileClock from '@lucide/svelte/icons/file-clock';
import FileOutput from '@lucide/svelte/icons/file-output';
import FilePenLine from '@lucide/svelte/icons/file-pen-line';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import IdCard from '@lucide/svelte/icons/id-card';
import Inbox from '@lucide/svelte/icons/inbox';
import KeyRound from '@lucide/svelte/icons/key-round';
import ListChecks from '@lucide/svelte/icons/list-checks';
import PanelsTopLeft from '@lucide/svelte/icons/panels-top-left';
import ListTree from '@lucide/svelte/icons/list-tree';
import ScanSearch from '@lucide/svelte/icons/scan-search';
import Microscope from '@lucide/svelte/icons/microscope';
import Scale from '@lucide/svelte/icons/scale';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Siren from '@lucide/svelte/icons/siren';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { GlobalAction } from '../../shared/access/actions.ts';
import { RULES } from '../../shared/access/rules.ts';
import type { Title } from '../../shared/access/roles.ts';
import { m } from '../../shared/messages/generated/messages.js';
import type { IconOf } from '../../shared/ui/icon.ts';
import type { Me } from '../../shared/wire/session.ts';
import type { Api } from './api.ts';
import type { Place } from './place.svelte.ts';

/** What a page is given. */
export interface PageProps {
  readonly api: Api;
  readonly me: Me;
  /** To be called when an answer says `signed-out`: the session has ended, and the door opens. */
  readonly ended: () => void;
  /** To be called when something that waited has been dealt with: the numbers in the rail are read anew. */
  readonly recount: () => void;
  /** The rest of the address after the section's id, which is the page's own. */
  readonly place: Place;
}

/** What lies together in the rail, in this order: by what somebody comes for, and under what they would look for it. */
export const GROUPS = ['today', 'releases', 'families', 'students', 'district', 'oversight', 'setup', 'own'] as const;
export type Group = (typeof GROUPS)[number];

/** One entry of the rail and the page behind it. */
export interface Section {
  /** Its name in the address: `#/audit`. Stays the same, because people keep addresses. */
  readonly id: string;
  readonly icon: IconOf;
  readonly label: () => string;
  /** Opens it; only hides and shows: the server decides anew at each call. */
  readonly ability: GlobalAction;
  readonly group: Group;
  readonly load: () => Promise<{ default: Component<PageProps> }>;
  /** How much waits for this person; shown beside the label unless it is 0. */
  readonly waiting?: (me: Me) => number;
}

/** Every section there is, in the order of the rail; within its group, the first is opened first. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'today',
    icon: CalendarClock,
    label: m.td_title,
    ability: 'request.list',
    group: 'today',
    load: () => import('./today/TodayPage.svelte'),
    waiting: ({ waiting }) => waiting.today,
  },
  {
    id: 'requests',
    icon: Inbox,
    label: m.rq_title,
    ability: 'request.list',
    group: 'releases',
    load: () => import('./requests/RequestsPage.svelte'),
  },
  {
    id: 'disclosures',
    icon: FileOutput,
    label: m.dl_title,
    ability: 'disclosure.list',
    group: 'releases',
    load: () => import('./disclosures/DisclosuresPage.svelte'),
  },
  {
    id: 'copies',
    icon: Files,
    label: m.cp_title,
    ability: 'copy.list',
    group: 'releases',
    load: () => import('./copies/CopiesPage.svelte'),
    waiting: ({ waiting }) => waiting.copies,
  },
  {
    id: 'custody',
    icon: BookLock,
    label: m.cu_title,
    ability: 'custody.keep',
    group: 'releases',
    load: () => import('./disclosures/CustodyPage.svelte'),
  },
  {
    id: 'consents',
    icon: FileSignature,
    label: m.cons_title,
    // The right to keep consents is one on single students; whoever has it keeps the log as well (R119).
    ability: 'disclosure.list',
    group: 'families',
    load: () => import('./consents/ConsentsPage.svelte'),
  },
  {
    id: 'directory',
    icon: BookUser,
    label: m.dir_title,
    // The right to keep refusals is one on single students; whoever has it lists requests as well (R134, R169).
    ability: 'request.list',
    group: 'families',
    load: () => import('./directory/DirectoryPage.svelte'),
  },
  {
    id: 'cases',
    icon: FolderOpen,
    label: m.cl_title,
    ability: 'case.list',
    group: 'students',
    load: () => import('./cases/CaseloadPage.svelte'),
    waiting: ({ waiting }) => waiting.cases,
  },
  {
    id: 'committee',
    icon: Scale,
    label: m.cm_title,
    ability: 'case.list',
    group: 'students',
    load: () => import('./committee/CommitteePage.svelte'),
    waiting: ({ waiting }) => waiting.committee,
  },
  {
    id: 'names',
    icon: IdCard,
    label: m.nmc_title,
    ability: 'name.list',
    group: 'students',
    load: () => import('./names/NamesPage.svelte'),
    waiting: ({ waiting }) => waiting.names,
  },
  {
    id: 'duties',
    icon: CalendarSync,
    label: m.dt_title,
    ability: 'duty.keep',
    group: 'district',
    load: () => import('./duties/DutiesPage.svelte'),
    // Who has the page of what is due today finds them in its number.
    waiting: ({ waiting, abilities }) => (abilities.includes('request.list') ? 0 : waiting.duties),
  },
  {
    id: 'studies',
    icon: Microscope,
    label: m.st_title,
    ability: 'study.keep',
    group: 'district',
    load: () => import('./studies/StudiesPage.svelte'),
  },
  {
    id: 'reports',
    icon: ChartColumn,
    label: m.rep_title,
    ability: 'report.read',
    group: 'district',
    load: () => import('./reports/ReportsPage.svelte'),
  },
  {
    id: 'audit',
    icon: ListTree,
    label: m.audit_trail,
    ability: 'audit.read',
    group: 'oversight',
    load: () => import('./audit/AuditPage.svelte'),
  },
  {
    id: 'emergencies',
    icon: Siren,
    label: m.emer_title,
    ability: 'emergency.review',
    group: 'oversight',
    load: () => import('./emergencies/EmergenciesPage.svelte'),
    waiting: ({ waiting }) => waiting.emergencies,
  },
  {
    id: 'digest',
    icon: CalendarCheck,
    label: m.dig_title,
    ability: 'audit.read',
    group: 'oversight',
    load: () => import('./digest/DigestPage.svelte'),
  },
  {
    id: 'questions',
    icon: CircleHelp,
    label: m.qst_title,
    ability: 'question.review',
    group: 'oversight',
    load: () => import('./questions/QuestionsPage.svelte'),
    waiting: ({ waiting }) => waiting.questions,
  },
  {
    id: 'check',
    icon: ScanSearch,
    label: m.check_title,
    // The right to ask is one on single students; whoever has it for any student also reads the trail (R52, R55, R60).
    ability: 'audit.read',
    group: 'oversight',
    load: () => import('./check/CheckPage.svelte'),
  },
  {
    id: 'people',
    icon: UsersRound,
    label: m.people_title,
    ability: 'people.list',
    group: 'setup',
    load: () => import('./people/PeoplePage.svelte'),
  },
  {
    id: 'mapping',
    icon: KeyRound,
    label: m.mapping_title,
    ability: 'mapping.edit',
    group: 'setup',
    load: () => import('./mapping/MappingPage.svelte'),
  },
  {
    id: 'applications',
    icon: FilePenLine,
    label: m.apps_title,
    ability: 'application.decide',
    group: 'setup',
    load: () => import('./applications/ApplicationsPage.svelte'),
    waiting: ({ waiting }) => waiting.applications,
  },
  {
    id: 'facesheet',
    icon: ListChecks,
    label: m.sf_heading,
    ability: 'sheet-form.edit',
    group: 'setup',
    load: () => import('./sheet-form/SheetFormPage.svelte'),
  },
  {
    id: 'letters',
    icon: ScrollText,
    label: m.lt_heading,
    ability: 'letter-templates.edit',
    group: 'setup',
    load: () => import('./letters/LettersPage.svelte'),
  },
  {
    id: 'adapters',
    icon: PanelsTopLeft,
    label: m.ad_title,
    ability: 'adapter.keep',
    group: 'setup',
    load: () => import('./adapters/AdaptersPage.svelte'),
    waiting: ({ waiting }) => waiting.adapters,
  },
  {
    id: 'calendar',
    icon: CalendarCog,
    label: m.cal_title,
    ability: 'calendar.edit',
    group: 'setup',
    load: () => import('./calendar/CalendarPage.svelte'),
  },
  {
    id: 'mine',
    icon: FileClock,
    label: m.mine_title,
    ability: 'history.own',
    group: 'own',
    load: () => import('./mine/MinePage.svelte'),
    waiting: ({ waiting }) => waiting.ownQuestions,
  },
];

/** The sections this person may open, in the order of the rail. */
export function openTo(me: Pick<Me, 'abilities'>, sections = SECTIONS): readonly Section[] {
  return GROUPS.flatMap((group) => sections.filter((each) => each.group === group)).filter(({ ability }) =>
    me.abilities.includes(ability),
  );
}

/** The section an address asks for, or the first one: unknown and not open to this person are the same. */
export function sectionAt(open: readonly Section[], parts: readonly string[]): Section | undefined {
  return open.find(({ id }) => id === parts[0]) ?? open[0];
}

/** Whom the rules open a section to, by their titles. */
export function openedBy({ ability }: Pick<Section, 'ability'>): readonly Title[] {
  return RULES.filter(({ effect, actions }) => effect === 'permit' && actions.includes(ability)).map(
    ({ title }) => title,
  );
}

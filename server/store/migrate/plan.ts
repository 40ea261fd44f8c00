import { type Applied, type Migration, MigrationError, type Program, shown } from './migration.ts';

/**
 * The changes a database still has to go through, in their order.
 *
 * Throws a MigrationError, whose text says what to do, for a database that is newer than the program, whose changes
 * differ from the shipped ones, or in which one is missing. `backup` is the newest that this program can open.
 */
export function plan(program: Program, applied: readonly Applied[], backup: string | undefined): Migration[] {
  const ours = program.migrations;
  const foreign = applied.filter(({ name }) => !ours.some((migration) => migration.name === name));
  const newest = applied.at(-1);
  if (newest !== undefined && foreign.includes(newest) && newest.name > (ours.at(-1)?.name ?? '')) {
    throw newer(program, newest, backup);
  }
  if (foreign[0] !== undefined) throw anotherHistory(shown(foreign[0].name));
  for (const { name, hash } of applied) {
    if (ours.find((migration) => migration.name === name)?.hash !== hash) throw altered(shown(name));
  }
  const missing = ours.slice(0, applied.length).find((migration, i) => applied[i]?.name !== migration.name);
  if (missing !== undefined) throw gap(shown(missing.name));
  return ours.slice(applied.length);
}

function newer(program: Program, newest: Applied, backup: string | undefined): MigrationError {
  const known = shown(program.migrations.at(-1)?.name ?? 'none');
  const maker = newest.version === null ? 'a version that left no name' : `Facesheet ${newest.version}`;
  const back =
    backup === undefined
      ? 'No backup from before that change lies here.'
      : `To go back instead: npm run restore -- ${backup} (what was recorded since then is not in it).`;
  return new MigrationError(
    [
      `The database is newer than this program. Its newest change is ${shown(newest.name)}, made by ${maker};`,
      `this is Facesheet ${program.version}, which knows the changes up to ${known}. Nothing was changed.`,
      `Start ${newest.version === null ? 'the newer version' : `Facesheet ${newest.version} or a later one`}.`,
      back,
    ].join('\n'),
  );
}

function anotherHistory(name: string): MigrationError {
  return new MigrationError(
    `The database went through the change ${name}, which no Facesheet of this line has. Nothing was changed. Start the version that made it, or restore a backup made by a released one.`,
  );
}

function altered(name: string): MigrationError {
  return new MigrationError(
    `The text of the change ${name} is not the one this database went through. Nothing was changed. Install Facesheet again from where it came from: its migrations must be as they were released.`,
  );
}

function gap(name: string): MigrationError {
  return new MigrationError(
    `The database lacks the change ${name} but has later ones. Nothing was changed. Restore a backup: this record of changes was not made by Facesheet.`,
  );
}

import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { asAdmin } from '../../tools/postgres.ts';
import { CannotMount } from './mount.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

export interface SmallTablespace {
  readonly name: string;
  readonly disk: SmallDisk;
  /** Its databases must be gone. A disk that is taken from under a tablespace would harm the whole server. */
  remove(): Promise<void>;
}

/** A tablespace of the test server on a small disk. Throws `CannotMount` where the server is not on this machine. */
export async function smallTablespace(megabytes: number): Promise<SmallTablespace> {
  const [row] = await asAdmin<{ data_directory: string }>('SHOW data_directory');
  const home = row?.data_directory ?? '';
  if (!existsSync(home)) {
    throw new CannotMount(
      `PostgreSQL keeps its files in ${home}, which cannot be seen from here, so no small disk can be put below it.\n` +
        'Run this test on the machine of the PostgreSQL server, as root.',
    );
  }
  const disk = smallDisk(megabytes, statSync(home).uid);
  const name = `facesheet_disk_${randomBytes(4).toString('hex')}`;
  try {
    await asAdmin(`CREATE TABLESPACE ${name} LOCATION '${disk.folder}'`);
  } catch (error) {
    disk.remove();
    throw error;
  }
  return {
    name,
    disk,
    async remove() {
      await asAdmin(`DROP TABLESPACE ${name}`);
      disk.remove();
    },
  };
}

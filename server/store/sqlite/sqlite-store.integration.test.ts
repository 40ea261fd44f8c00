import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { systemContext, tempStore } from '../../../test/tools/temp-store.ts';
import { audited } from '../store.ts';
import { openWriter } from './connection.ts';

const event: AuditEvent = { action: 'roster.import', resource: 'roster', decision: 'done' };

/** What holds on both engines is held to it in test/conformance. */
describe('the file of the embedded store', () => {
  it('forbids whoever opens it to change or delete a line of the trail', async () => {
    const { store, runtime, file, one } = await tempStore();
    await store.read(systemContext(runtime), async () => audited(event, 1));
    const outsider = openWriter(file);
    expect(() => outsider.exec("UPDATE audit SET line = 'x'")).toThrow(/cannot be changed/);
    expect(() => outsider.exec('DELETE FROM audit')).toThrow(/cannot be changed/);
    outsider.close();
    expect(await one('SELECT count(*) FROM audit')).toBe(1);
  });

  it('holds FULL durability when it is opened again', async () => {
    const { store, file } = await tempStore();
    await store.close();
    const again = openWriter(file);
    expect(again.pragma('synchronous', { simple: true })).toBe(2);
    again.close();
  });
});

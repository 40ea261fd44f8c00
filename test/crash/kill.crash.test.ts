import { describe, expect, it } from 'vitest';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { crashRepeatedly } from './crash.ts';
import { kills, limitMs } from './kills.ts';
import { newPlace } from './place/new-place.ts';
import { say, seeded } from './seed.ts';

describe.each(ENGINES)('a server on %s that is killed at any moment', (engine) => {
  it.skipIf(leftOut(engine))(
    'loses nothing it has acknowledged and does nothing twice',
    { timeout: limitMs() },
    async () => {
      const { random, seed } = seeded(`${kills()} kills on ${engine}`);
      const started = performance.now();
      const place = await newPlace(engine);
      const { faults, ...figures } = await crashRepeatedly({ place, random, kills: kills(), processes: 1 });
      const seconds = Math.round((performance.now() - started) / 1000);
      say(`${kills()} kills on ${engine}: ${JSON.stringify({ seed, ...figures, seconds })}`);
      expect(faults).toEqual([]);
      expect(figures.cutOff, 'No kill met a request under way: the test proves nothing.').toBeGreaterThan(0);
      expect(figures.acknowledged).toBeGreaterThan(kills());
      expect(figures.reads).toBeGreaterThan(0);
    },
  );
});

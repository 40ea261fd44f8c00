import { expect } from 'vitest';
import { lockSetting, replaceSetting, settingText } from '../../../server/store/setting.repo.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

export const settings: Repository = {
  file: 'store/setting.repo.ts',
  functions: {
    settingText: {
      async 'is nothing until it is set, and each by its own name'(on) {
        await on.write((tx) => lockSetting(tx, 'one', TEXT));
        expect(await on.look((q) => settingText(q, 'one'))).toBe(TEXT);
        expect(await on.look((q) => settingText(q, 'other'))).toBeUndefined();
      },
    },
    lockSetting: {
      async 'puts the first where nothing stands, and leaves what does'(on) {
        expect(await on.write((tx) => lockSetting(tx, 'one', 'first'))).toBe('first');
        expect(await on.write((tx) => lockSetting(tx, 'one', 'other'))).toBe('first');
      },
    },
    replaceSetting: {
      async 'changes that one alone'(on) {
        await on.write(async (tx) => {
          await lockSetting(tx, 'one', 'first');
          await lockSetting(tx, 'other', 'first');
          await replaceSetting(tx, 'one', TEXT);
        });
        expect(await on.look((q) => settingText(q, 'one'))).toBe(TEXT);
        expect(await on.look((q) => settingText(q, 'other'))).toBe('first');
      },
    },
  },
};

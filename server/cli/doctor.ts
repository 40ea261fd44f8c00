import { join, resolve } from 'node:path';
import { type Config, givenSettings, readConfig } from '../config.ts';
import { examine } from '../doctor/examine.ts';
import { fault, type Finding } from '../doctor/finding.ts';
import { EXIT, levelOf, reportJson, reportText } from '../doctor/report.ts';
import { shownSettings } from '../doctor/settings.ts';
import { machineRuntime } from '../runtime.ts';
import { type DoctorArgs, readDoctorArgs } from './doctor-args.ts';
import { showSteps } from './progress-line.ts';
import { runCommand } from './run-command.ts';

const USAGE = `Usage: npm run doctor [-- options]
  --quick         leaves out the trail, which takes longest
  --backups DIR   where backups lie (else DATA_DIR/backups)
  --json          for machines`;

/**
 * Looks whether all is well, and changes nothing. Exit codes: 0 it is · 1 a fault · 2 the command line cannot be
 * understood · 3 warnings only.
 */
runCommand(async () => {
  const args = readDoctorArgs(process.argv.slice(2), USAGE);
  const settings = shownSettings(givenSettings(process.env));
  const findings = await findingsOf(args);
  process.stdout.write((args.json ? reportJson : reportText)({ settings, findings }));
  process.exitCode = EXIT[levelOf(findings)];
});

async function findingsOf(args: DoctorArgs): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    return [fault('settings', error instanceof Error ? error.message : String(error))];
  }
  const progress = showSteps(process.stderr);
  const backups = args.backups === undefined ? join(config.dataDir, 'backups') : resolve(args.backups);
  try {
    return await examine(config, { backups, quick: args.quick, now: machineRuntime.now, onStep: progress.onStep });
  } finally {
    progress.done();
  }
}

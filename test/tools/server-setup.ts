import { compileServer } from './compiled.ts';

/** The suites run the server and its commands as they are installed: compiled. */
export default compileServer;

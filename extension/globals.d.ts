/** True in the demo and test build only, which may read the loopback hosts; a compile-time constant. */
declare const __FACESHEET_DEMO__: boolean;
/** A file as its text, bundled by the build. */
declare module '*?raw' {
  const text: string;
  export default text;
}

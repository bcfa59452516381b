// What the bundler makes of these imports: the address of a worker's bundle.
declare module "*?worker&url" {
  const url: string;
  export default url;
}

/** A file of messages, parsed when the page is built (`scripts/fluent.mjs`). */
declare module "*.ftl" {
  const messages: import("@fluent/bundle").FluentResource["body"];
  export default messages;
}

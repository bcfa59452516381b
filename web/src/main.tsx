// The page starts here: one meeting, and the screens that show it.
import { createMeeting } from "./media/call.ts";
import { startPage } from "./page/page.tsx";

const root = document.getElementById("app");
if (root !== null) {
  startPage(root, createMeeting());
}

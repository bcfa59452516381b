// The page starts here: one meeting, and the screens that show it; or the check.
import { startSpeaking } from "./lang/speech.ts";
import { createMeeting } from "./media/call.ts";
import { startCheck } from "./page/check.tsx";
import { isOffline, keepForOffline, startOffline } from "./page/offline.tsx";
import { startPage } from "./page/page.tsx";
import { isCheck } from "./page/route.ts";

const root = document.getElementById("app");
if (root !== null) {
  await startSpeaking();
  if (isOffline()) {
    startOffline(root);
  } else if (isCheck()) {
    startCheck(root);
  } else {
    startPage(root, createMeeting());
  }
  keepForOffline();
}

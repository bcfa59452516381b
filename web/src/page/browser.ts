// Which words help this person to find a button of the browser's own.
import type { BrowserName } from "./strings.ts";

/** Only for wording; nothing depends on it being right. */
export function browserName(agent: string = navigator.userAgent): BrowserName {
  if (/iPhone|iPad|iPod/.test(agent)) {
    return "ios";
  }
  if (/Firefox\//.test(agent)) {
    return "firefox";
  }
  if (/Chrome\/|Chromium\//.test(agent)) {
    return "chrome";
  }
  return /Safari\//.test(agent) ? "safari" : "other";
}

/** Whether the browser can share a screen at all (phones cannot). */
export function canShareScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === "function";
}

// A link to be copied, by a click or by hand.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { CopyIcon } from "../icons.tsx";
import { useModel } from "../model.ts";
import { common, invite } from "../strings.ts";

interface LinkFieldProps {
  link: string;
  label: string;
  testId: string;
  /** What is said once it is copied. */
  copiedText: string;
  /** Not what the dialog is for: its button stands back. */
  quiet?: boolean;
}

export function LinkField({ link, label, testId, copiedText, quiet = false }: LinkFieldProps) {
  const model = useModel();
  const input = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      copied.value = true;
      model.say(copiedText);
    } catch {
      input.current?.select();
      model.say(invite.copyFailed);
    }
  };
  return (
    <div class="with-submit">
      <input
        ref={input}
        class="input link"
        type="text"
        readOnly
        dir="ltr"
        aria-label={label}
        value={link}
        data-testid={testId}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" class={`button ${quiet ? "secondary" : "primary"}`} onClick={copy}>
        <CopyIcon size={1.25} />
        {copied.value ? common.copied : common.copy}
      </button>
    </div>
  );
}

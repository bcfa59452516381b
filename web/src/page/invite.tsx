// The link to this meeting: to copy, to scan, to send on.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { CopyIcon, QrIcon } from "./icons.tsx";
import { type Model, useModel } from "./model.ts";
import { CloseButton, Dialog, QrCode } from "./parts.tsx";
import { common, invite as strings } from "./strings.ts";

/** The invitation stands on the stage for as long as one is alone. */
const standsOnStage = (model: Model): boolean =>
  model.people.value.length < 2 && !model.inviteClosed.value && model.dialog.value !== "invite";

export function AloneCard() {
  const model = useModel();
  if (!standsOnStage(model)) {
    return null;
  }
  return (
    <section class="card alone" aria-label={strings.title}>
      <div class="dialog-head">
        <h2>{strings.alone}</h2>
        <CloseButton
          onClick={() => {
            model.inviteClosed.value = true;
          }}
        />
      </div>
      <InviteWords qr={false} />
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          model.dialog.value = "invite";
        }}
      >
        <QrIcon size={1.25} />
        {strings.showQr}
      </button>
    </section>
  );
}

export function InviteDialog() {
  const model = useModel();
  const { dialog } = model;
  return (
    <Dialog
      title={strings.title}
      open={dialog.value === "invite"}
      kind="narrow"
      onClose={() => {
        if (dialog.value === "invite") {
          dialog.value = null;
        }
      }}
    >
      {/* The link stays in the page while the dialog is closed, but only once. */}
      {!standsOnStage(model) && <InviteWords qr={dialog.value === "invite"} />}
    </Dialog>
  );
}

function InviteWords({ qr }: { qr: boolean }) {
  const model = useModel();
  const { meeting } = model;
  const link = model.link();
  const input = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      copied.value = true;
      model.say(strings.copied);
    } catch {
      input.current?.select();
      model.say(strings.copyFailed);
    }
  };
  return (
    <div class="invite">
      <p>{strings.text}</p>
      <div class="with-submit">
        <input
          ref={input}
          class="input link"
          type="text"
          dir="ltr"
          readOnly
          aria-label={strings.link}
          value={link}
          data-testid="invite-link"
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button primary" onClick={copy}>
          <CopyIcon size={1.25} />
          {copied.value ? common.copied : common.copy}
        </button>
      </div>
      {meeting.view.value.needsPassword && <p class="hint">{strings.password}</p>}
      {qr && <QrCode text={link} label={strings.qr} />}
    </div>
  );
}

// The link to this meeting: to copy, to scan, to send on.
import { ShareIcon } from "./icons.tsx";
import { KeepMeeting, OwnHostLink } from "./invite/host-link.tsx";
import { LinkField } from "./invite/link-field.tsx";
import { Ways } from "./invite/share.tsx";
import { type Model, useModel } from "./model.ts";
import { CloseButton, Dialog } from "./parts.tsx";
import { invite as strings, ways } from "./strings.ts";

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
      <InviteWords whole={false} />
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          model.dialog.value = "invite";
        }}
      >
        <ShareIcon size={1.25} />
        {ways.title}
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
      {!standsOnStage(model) && <InviteWords whole={dialog.value === "invite"} />}
    </Dialog>
  );
}

function InviteWords({ whole }: { whole: boolean }) {
  const model = useModel();
  const { meeting } = model;
  const { label, needsPassword, invitation } = meeting.view.value;
  const link = model.link();
  return (
    <div class="invite">
      <p>{strings.text}</p>
      <LinkField
        link={link}
        label={strings.link}
        testId="invite-link"
        copiedText={strings.copied}
      />
      {needsPassword && <p class="hint">{strings.password}</p>}
      {whole && (
        <>
          <Ways invitation={{ link, label: label ?? "", password: needsPassword }} />
          {invitation !== null && <KeepMeeting fragment={invitation} label={label ?? ""} />}
          <OwnHostLink />
        </>
      )}
    </div>
  );
}

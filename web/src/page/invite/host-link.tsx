// What is for the maker of a meeting alone: the host link, and keeping the meeting
// in this browser. Both only when asked for.
import { useSignal } from "@preact/signals";
import { AlertIcon, KeyIcon } from "../icons.tsx";
import { useModel, wholeLink } from "../model.ts";
import { Switch } from "../parts.tsx";
import { recent, hostLink as strings } from "../strings.ts";
import { LinkField } from "./link-field.tsx";

/** `fragment`: as the session told it. */
export function HostLink({ fragment }: { fragment: string }) {
  return (
    <section class="host-link" aria-label={strings.title}>
      <h3>
        <KeyIcon size={1.25} />
        {strings.title}
      </h3>
      <p>{strings.text}</p>
      <LinkField
        link={wholeLink(fragment)}
        label={strings.label}
        testId="host-link"
        copiedText={strings.copied}
        quiet
      />
      <p class="host-warning">
        <AlertIcon size={1.125} />
        {strings.warning}
      </p>
    </section>
  );
}

/** In the meeting: told by the session only once somebody asks. */
export function OwnHostLink() {
  const { meeting } = useModel();
  const fragment = useSignal<string | null>(null);
  if (!meeting.view.value.hostKey) {
    return null;
  }
  if (fragment.value !== null) {
    return <HostLink fragment={fragment.value} />;
  }
  return (
    <button
      type="button"
      class="button quiet"
      data-testid="show-host-link"
      onClick={async () => {
        fragment.value = await meeting.hostLink();
      }}
    >
      <KeyIcon size={1.25} />
      {strings.show}
    </button>
  );
}

/** `fragment`: of the link for others; a host keeps the host link in its place. */
export function KeepMeeting({ fragment, label }: { fragment: string; label: string }) {
  const { meeting, recent: kept, say } = useModel();
  const on = kept.has(fragment);
  // On the home screen there is no view of a meeting, and who plans one is its host.
  const phase = meeting.view.value.phase.is;
  const asHost = phase === "idle" || meeting.view.value.hostKey;
  const keep = async () => {
    const host = asHost ? await meeting.hostLink() : null;
    if (!kept.keep(host ?? fragment, label, Date.now())) {
      say(recent.notKept);
    }
  };
  return (
    <div class="keep">
      <Switch
        label={recent.keep}
        on={on}
        testId="keep-meeting"
        onClick={() => (on ? kept.forget(fragment) : void keep())}
      />
      <p class="hint">{asHost ? recent.keepHostHint : recent.keepHint}</p>
    </div>
  );
}

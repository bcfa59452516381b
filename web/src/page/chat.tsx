// Messages to everyone. Nothing is kept: who comes late sees no earlier ones.
import { useComputed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { timeOfDay } from "../lang/speech.ts";
import type { ChatMessage } from "../session/types.ts";
import { AttachButton, FileCard } from "./files.tsx";
import { CloseIcon, LockIcon, SendIcon } from "./icons.tsx";
import { useModel } from "./model.ts";
import { Panel } from "./panel.tsx";
import { Hex } from "./parts.tsx";
import { common, notice, chat as strings } from "./strings.ts";
import { cleanName } from "./text.ts";

/** In bytes of UTF-8: longer ones are refused by everybody. */
const LONGEST_MESSAGE = 4000;
/** Closer to the end than this, the list follows new messages. */
const NEAR_END_PX = 80;

export function Chat({ sheet }: { sheet: boolean }) {
  const model = useModel();
  const messages = model.meeting.chat.value;
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const newest = useComputed(() => model.meeting.chat.value.length);
  useLayoutEffect(() => {
    if (following.current && newest.value > 0) {
      list.current?.scrollTo({ top: list.current.scrollHeight });
    }
  }, [newest.value]);
  return (
    <Panel title={strings.title} sheet={sheet} focus={sheet ? undefined : "textarea"}>
      <div
        ref={list}
        class="panel-body messages"
        role="log"
        aria-label={strings.log}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          for (const file of event.dataTransfer?.files ?? []) {
            model.meeting.offerFile(file, model.onlyTo.value?.person ?? null);
          }
        }}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          following.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        }}
      >
        {messages.length === 0 && <p class="empty">{strings.empty}</p>}
        {messages.map((message, index) => (
          <Message
            // Messages are only ever added at the end.
            key={index}
            message={message}
            first={startsGroup(messages[index - 1], message)}
          />
        ))}
      </div>
      <MessageForm following={following} />
    </Panel>
  );
}

/** A new name and time stand above a message unless the same person wrote just before. */
function startsGroup(before: ChatMessage | undefined, message: ChatMessage): boolean {
  const MINUTE_MS = 60_000;
  return (
    before === undefined ||
    before.person !== message.person ||
    before.to?.name !== message.to?.name ||
    message.at - before.at > MINUTE_MS
  );
}

function Message({ message, first }: { message: ChatMessage; first: boolean }) {
  const name = cleanName(message.name) || common.unknownPerson;
  const kind = `${message.self ? "own" : ""} ${first ? "first" : ""} ${message.to ? "private" : ""}`;
  return (
    <article
      class={`message ${kind}`}
      data-testid="chat-message"
      data-from={name}
      data-private={message.to !== null}
    >
      <p class={first ? "message-head" : "visually-hidden"}>
        <span>{common.named(name, message.self)}</span> <time>{timeOfDay(message.at)}</time>
      </p>
      {message.to !== null && (
        <p class={first ? "message-private" : "visually-hidden"}>
          <LockIcon size={0.875} />
          <span>
            {message.self
              ? strings.onlyTo(cleanName(message.to.name) || common.unknownPerson)
              : strings.onlyToYou}
          </span>
        </p>
      )}
      {message.file === null ? (
        <p class="message-text" dir="auto">
          {message.text}
        </p>
      ) : (
        <FileCard file={message.file} />
      )}
      {message.to !== null && !message.self && <Answer person={message.person} name={name} />}
      <details class="sealed">
        <summary>{strings.sealed}</summary>
        <p class="hint">{strings.sealedText}</p>
        <Hex bytes={message.sealed} />
      </details>
    </article>
  );
}

/** Below a private message: writes back to its sender alone. */
function Answer({ person, name }: { person: number; name: string }) {
  const { onlyTo, people } = useModel();
  if (onlyTo.value?.person === person || !people.value.some(({ id }) => id === person)) {
    return null;
  }
  return (
    <button
      type="button"
      class="link-button"
      data-testid="answer-privately"
      onClick={({ currentTarget }) => {
        onlyTo.value = { person, name };
        currentTarget.closest(".panel")?.querySelector("textarea")?.focus();
      }}
    >
      {strings.answer}
    </button>
  );
}

function MessageForm({ following }: { following: { current: boolean } }) {
  const { meeting, draft, onlyTo, say } = useModel();
  const to = onlyTo.value;
  const label = to === null ? strings.input : strings.inputPrivate(to.name);
  const send = () => {
    const text = draft.value.trim();
    if (new TextEncoder().encode(text).length > LONGEST_MESSAGE) {
      // What was written stays, to be cut.
      say(notice({ what: "chatTooLong" }));
    } else if (text !== "") {
      following.current = true;
      if (to === null) {
        meeting.sendChat(text);
      } else {
        meeting.sendPrivately(to.person, text);
      }
      draft.value = "";
    }
  };
  return (
    <form
      class={`message-form ${to === null ? "" : "private"}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <AttachButton to={to} />
      {to !== null && (
        <p class="only-to" data-testid="only-to">
          <LockIcon size={1} />
          <span>{strings.onlyTo(to.name)}</span>
          <button
            type="button"
            class="button quiet icon-only"
            aria-label={strings.backToAll}
            data-testid="back-to-all"
            onClick={() => {
              onlyTo.value = null;
            }}
          >
            <CloseIcon size={1} />
          </button>
        </p>
      )}
      <textarea
        class="input"
        rows={1}
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST_MESSAGE}
        dir="auto"
        value={draft.value}
        data-testid="chat-input"
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            send();
          }
        }}
      />
      <button
        type="submit"
        class="button primary icon-only"
        aria-label={strings.send}
        data-testid="chat-send"
      >
        <SendIcon size={1.25} />
      </button>
    </form>
  );
}

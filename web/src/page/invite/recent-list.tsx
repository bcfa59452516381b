// On the home screen: the meetings that this browser was asked to keep, if any.
import { day } from "../../lang/speech.ts";
import { HostIcon, RemoveIcon } from "../icons.tsx";
import { useModel } from "../model.ts";
import { recent as strings } from "../strings.ts";
import { cleanName } from "../text.ts";

export function Recent() {
  const { recent } = useModel();
  const meetings = recent.list.value;
  if (meetings.length === 0) {
    return null;
  }
  return (
    <section class="card recent" aria-label={strings.title}>
      <div class="recent-head">
        <h2>{strings.title}</h2>
        <button
          type="button"
          class="button quiet small"
          data-testid="forget-all"
          onClick={() => recent.forgetAll()}
        >
          {strings.forgetAll}
        </button>
      </div>
      <ul>
        {meetings.map(({ fragment, label, host, at }) => {
          const name = cleanName(label) || strings.unnamed;
          return (
            <li key={fragment} class="recent-line" data-testid="recent-meeting">
              <a class="recent-link" href={`#${fragment}`}>
                <bdi class="recent-name">{name}</bdi>
                <span class="hint">
                  {host && (
                    <>
                      <HostIcon size={1} />
                      {`${strings.host} · `}
                    </>
                  )}
                  {strings.kept(day(at))}
                </span>
              </a>
              <button
                type="button"
                class="button quiet icon-only"
                aria-label={strings.forget(name)}
                data-testid="forget-meeting"
                onClick={() => recent.forget(fragment)}
              >
                <RemoveIcon size={1.25} />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

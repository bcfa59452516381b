// When a sound is played: people who come and go, a hand, one's own microphone
// turned off by somebody else.
import { effect } from "@preact/signals";
import type { Person } from "../session/types.ts";
import type { Model } from "./model.ts";

/** In a larger meeting somebody always comes or goes. */
const FEW = 12;

export function playCues({ meeting, people, entered }: Model): void {
  let heard = 0;
  effect(() => {
    for (const notice of meeting.notices.value) {
      if (notice.id <= heard) {
        continue;
      }
      heard = notice.id;
      const few = people.peek().length <= FEW;
      if (notice.what === "joined" && few && entered.peek()) {
        meeting.playCue("joined");
      } else if ((notice.what === "left" || notice.what === "lost") && few) {
        meeting.playCue("left");
      } else if (notice.what === "muteAsked" && !notice.bySelf && notice.whom === null) {
        meeting.playCue("muted");
      } else if (notice.what === "muteAsked" && notice.toSelf) {
        meeting.playCue("muted");
      }
    }
  });
  let before = new Map<number, Person>();
  effect(() => {
    const raised = people.value.some(
      ({ id, self, hand }) => !self && hand && before.get(id)?.hand === false,
    );
    if (raised) {
      meeting.playCue("hand");
    }
    before = new Map(people.value.map((person) => [person.id, person]));
  });
}

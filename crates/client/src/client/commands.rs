//! What the page wants, or the bot's script.

use crypto::group::Terms;
use crypto::link::{HostKey, Link, RoomSecrets, StretchedPassword};
use crypto::profile::Profile;
use policy::{QUIET_METADATA, Suite};
use proto::ClientMessage;

use super::{Client, Stage};
use crate::door::Door;
use crate::env::Env;
use crate::io::Output;
use crate::joining::Joining;
use crate::meeting::Meeting;
use crate::message::{Content, MAX_CHAT_LEN, is_reaction};
use crate::meter::Meter;
use crate::outbox::Saying;
use crate::own::{Own, track_on_wire};
use crate::page::{Command, EndReason, Event, Notice, Secret, TrackKind};

impl Client {
    pub(super) fn command(&mut self, command: Command) {
        match command {
            Command::Open { fragment } => self.open(&fragment),
            Command::MakeLink { label, password } => self.make_link(&label, password),
            Command::HostLink => self.tell_host_link(),
            Command::Password { password } => {
                if let (Stage::Ready, Some(door)) = (&self.stage, &mut self.door) {
                    door.type_password(&mut self.env, password.expose());
                }
            }
            Command::Join { name } => self.join(name),
            Command::Track { track, on } => self.switch(track, on),
            Command::Offer { sdp, lines } => {
                if !self.own.set_offer(sdp, lines) {
                    self.env.notice(Notice::ServerRefused);
                } else if self.is_live() {
                    self.own.send_offer(&mut self.env);
                }
            }
            Command::Tiles { tiles } => {
                if self.own.set_tiles(tiles) && self.is_live() {
                    self.own.send_view(&mut self.env);
                }
            }
            Command::Chat { text } => self.chat(text),
            Command::Reaction { emoji } => {
                if is_reaction(&emoji) {
                    self.say(Content::Reaction(emoji));
                }
            }
            Command::Hand { up } => {
                self.own.hand = up;
                self.share_state();
            }
            Command::Peer { state } => self.meter.peer = state,
            Command::NetworkChanged => self.connection.doubt(&mut self.env),
            Command::PeerStats { lines } => {
                self.meter.stats(self.env.now, &lines);
                self.fail_closed();
            }
            Command::Unsealed { mid } => {
                self.meter.unsealed.get_or_insert(mid);
                self.fail_closed();
            }
            Command::Leave => self.end(EndReason::Left),

            Command::ChatTo { person, text } => self.chat_to(person, text),
            Command::AskMute { person } => self.ask_mute(person),
            Command::OfferFile {
                local,
                name,
                size,
                person,
            } => self.offer_file(local, &name, size, person),
            Command::SaveFile { file } => {
                self.own.files.take(&mut self.env, file);
                self.advance_files();
            }
            Command::StopFile { file } => {
                if let Some(id) = self.own.files.give_up(&mut self.env, file) {
                    self.say(Content::FileGone(id));
                }
            }
            Command::Compare { person } => {
                if let Stage::Meeting(meeting) = &mut self.stage {
                    meeting.show_code(person);
                }
            }
            Command::Verify { person, digits, ok } => {
                if let Stage::Meeting(meeting) = &self.stage {
                    meeting.verify(&mut self.own.marks, person, &digits, ok);
                }
            }

            Command::AllowDirect { on } => {
                self.direct(|meeting, env, own| meeting.allow_direct(env, own, on));
            }
            Command::DirectMade { attempt, sdp } => {
                self.direct(|meeting, env, own| meeting.direct_made(env, own, attempt, &sdp));
            }
            Command::DirectReady { attempt } => {
                self.direct(|meeting, env, own| meeting.direct_ready(env, own, attempt));
            }
            Command::DirectBroke { attempt } => {
                self.direct(|meeting, env, own| meeting.direct_broke(env, own, attempt));
            }

            Command::Options { large, quiet } => self.set_options(large, quiet),
            Command::Remove { person } => self.host(|meeting, _| meeting.wish_removed(person)),
            Command::Lobby { on } => self.host(|meeting, _| meeting.wish_lobby(on)),
            Command::Lock { on } => self.host(|meeting, _| meeting.wish_lock(on)),
            Command::Admit { knocker } => self.host(|meeting, _| meeting.wish_admitted(knocker)),
            Command::Deny { knocker } => self.host(|meeting, env| meeting.deny(env, knocker)),
            Command::MakeHost { person } => self.host(|meeting, _| meeting.wish_host(person)),
            Command::ChangePassword { password } => self.change_password(&password),
        }
    }

    /// What a room that the link opens will be.
    fn set_options(&mut self, large: bool, quiet: bool) {
        if let (Stage::Ready, Some(door)) = (&self.stage, &mut self.door) {
            door.terms = Terms {
                suite: if large {
                    Suite::Classical
                } else {
                    Suite::Hybrid
                },
                options: if quiet { QUIET_METADATA } else { 0 },
            };
        }
    }

    fn direct(&mut self, act: impl FnOnce(&mut Meeting, &mut Env, &mut Own)) {
        if let Stage::Meeting(meeting) = &mut self.stage {
            act(meeting, &mut self.env, &mut self.own);
        }
    }

    /// Does what only a host may.
    fn host(&mut self, act: impl FnOnce(&mut Meeting, &mut Env)) {
        match &mut self.stage {
            Stage::Meeting(meeting) if meeting.is_host() => act(meeting, &mut self.env),
            Stage::Meeting(_) | Stage::Joining(_) => self.env.notice(Notice::ServerRefused),
            Stage::Idle | Stage::Ready | Stage::Ended(_) => {}
        }
    }

    fn change_password(&mut self, password: &Secret) {
        let Some(door) = &self.door else {
            return;
        };
        if self.changing_password {
            return self.env.notice(Notice::ServerRefused);
        }
        let job = door.stretch(password.expose());
        let changing = &mut self.changing_password;
        if let Stage::Meeting(meeting) = &self.stage
            && meeting.is_host()
        {
            *changing = true;
            self.env.push(Output::StretchPassword(job));
        }
    }

    fn open(&mut self, fragment: &Secret) {
        if matches!(self.stage, Stage::Joining(_) | Stage::Meeting(_)) {
            self.end(EndReason::Left);
        }
        self.connection.close(&mut self.env);
        self.own.files.clear(&mut self.env);
        self.own = core::mem::take(&mut self.own).for_another_meeting();
        self.meter = Meter::new();
        self.rejoins = 0;
        self.wishes = None;
        let host = self.made.take().map(|(_, host)| host);
        match Door::open(fragment.expose(), host) {
            Ok(door) => {
                self.door = Some(door);
                self.stage = Stage::Ready;
                self.connection.want(&mut self.env);
            }
            Err(_) => {
                self.door = None;
                self.stage = Stage::Ended(EndReason::BadLink);
            }
        }
    }

    fn make_link(&mut self, label: &str, password: bool) {
        let host = HostKey::generate(&mut self.env.rng);
        let link = Link::generate(&mut self.env.rng, label, password, Some(&host));
        self.env.tell(Event::Link {
            fragment: Secret::new(link.to_fragment().to_string()),
        });
        self.made = Some((link, host));
    }

    /// Of the meeting that was opened, else of the link made last.
    fn tell_host_link(&mut self) {
        let fragment = match (&self.door, &self.made) {
            (Some(door), _) => door.host_link(),
            (None, Some((link, host))) => link
                .to_host_link(host, false)
                .map(|fragment| Secret::new(fragment.to_string())),
            (None, None) => None,
        };
        self.env.tell(Event::HostLink { fragment });
    }

    fn join(&mut self, name: String) {
        let (Stage::Ready, Some(door)) = (&self.stage, &mut self.door) else {
            return;
        };
        if door.is_stretching() {
            door.waiting_to_join = Some(name);
            return;
        }
        if door.secrets().is_none() {
            door.password_ok = Some(false);
            return;
        }
        let hue = u16::from_be_bytes(self.env.rng.array()) % 360;
        let Some(profile) = Profile::new(&name, hue) else {
            return;
        };
        self.own.profile = Some(profile);
        let mut joining = Joining::new(None);
        if self.connection.is_open() {
            joining.start(&mut self.env, door);
        } else {
            self.connection.want(&mut self.env);
        }
        self.stage = Stage::Joining(joining);
    }

    fn switch(&mut self, track: TrackKind, on: bool) {
        // Nothing goes out any more where something went out unsealed.
        if on && self.meter.unsealed.is_some() {
            return;
        }
        let track = track_on_wire(track);
        if self.own.switch(track, on) {
            if self.is_live() && !self.own.resting {
                self.env.send(&ClientMessage::Publish {
                    track,
                    on: u8::from(on),
                });
            }
            self.share_state();
        }
    }

    /// After anything passed unsealed: no track stays on.
    pub(super) fn fail_closed(&mut self) {
        if self.meter.unsealed.is_none() {
            return;
        }
        let tracks = self.own.switch_all_off();
        if tracks.is_empty() {
            return;
        }
        if self.is_live() {
            for track in tracks {
                self.env.send(&ClientMessage::Publish { track, on: 0 });
            }
        }
        self.share_state();
    }

    fn chat(&mut self, text: String) {
        if text.len() > MAX_CHAT_LEN {
            self.env.notice(Notice::ChatTooLong);
        } else if !text.trim().is_empty() {
            self.say(Content::Chat(text));
        }
    }

    fn chat_to(&mut self, person: u32, text: String) {
        if text.len() > MAX_CHAT_LEN {
            return self.env.notice(Notice::ChatTooLong);
        }
        if text.trim().is_empty() {
            return;
        }
        let to = match &self.stage {
            Stage::Meeting(meeting) => meeting.address(person),
            _ => None,
        };
        if to.is_none() {
            let name = String::new();
            return self.env.notice(Notice::PrivateNotSent { name });
        }
        let content = Content::Chat(text);
        self.say(Saying { content, to });
    }

    fn offer_file(&mut self, local: u32, name: &str, size: u64, person: Option<u32>) {
        let Stage::Meeting(meeting) = &self.stage else {
            return self.env.push(Output::ForgetFile { local });
        };
        let to = person.map(|person| meeting.address(person));
        if let Some(None) = to {
            self.env.push(Output::ForgetFile { local });
            let name = String::new();
            return self.env.notice(Notice::PrivateNotSent { name });
        }
        if let Some(offer) = self.own.files.offer(&mut self.env, local, name, size) {
            let content = Content::File(offer);
            let to = to.flatten();
            self.say(Saying { content, to });
        }
    }

    pub(super) fn file_read(&mut self, local: u32, offset: u64, content: &[u8]) {
        if let Stage::Meeting(meeting) = &mut self.stage
            && meeting.is_live()
        {
            meeting.file_read(&mut self.env, &mut self.own, local, offset, content);
        }
    }

    pub(super) fn file_written(&mut self, file: u32, chunks: u32) {
        self.own.files.written(file, chunks);
        self.advance_files();
    }

    fn advance_files(&mut self) {
        if let Stage::Meeting(meeting) = &self.stage
            && meeting.is_live()
        {
            self.own.files.advance(&mut self.env, &meeting.roster);
        }
    }

    fn ask_mute(&mut self, person: Option<u32>) {
        let Stage::Meeting(meeting) = &self.stage else {
            return;
        };
        let whom = person.map(|person| meeting.roster.by_person(person));
        match whom {
            Some(Some((_, member))) => {
                let key = member.signature_key;
                self.say(Content::Mute(Some(key)));
            }
            Some(None) => {}
            None => self.say(Content::Mute(None)),
        }
    }

    fn say(&mut self, saying: impl Into<Saying>) {
        let saying = saying.into();
        let taken = match &mut self.stage {
            Stage::Meeting(meeting) => meeting.say(&mut self.env, saying),
            Stage::Joining(Joining {
                past: Some(past), ..
            }) => past.outbox.push(saying),
            Stage::Idle | Stage::Ready | Stage::Joining(_) | Stage::Ended(_) => true,
        };
        if !taken {
            self.env.notice(Notice::ServerRefused);
        }
    }

    pub(super) fn share_state(&mut self) {
        if let Stage::Meeting(meeting) = &mut self.stage {
            meeting.share_state(&mut self.env, &self.own);
        }
    }

    pub(super) fn stretched(&mut self, bytes: &[u8]) {
        if core::mem::take(&mut self.changing_password) {
            return self.password_stretched(bytes);
        }
        let Some(door) = &mut self.door else {
            return;
        };
        door.stretched(&mut self.env, bytes);
        if !door.is_stretching()
            && let Some(name) = door.waiting_to_join.take()
        {
            self.join(name);
        }
    }

    /// A host's new password. An empty one is none.
    fn password_stretched(&mut self, bytes: &[u8]) {
        let (Stage::Meeting(meeting), Some(door)) = (&mut self.stage, &self.door) else {
            return;
        };
        let Ok(bytes) = <[u8; 32]>::try_from(bytes) else {
            return self.env.notice(Notice::ServerRefused);
        };
        let password = StretchedPassword::from_bytes(bytes);
        let secrets = RoomSecrets::derive(&door.link, Some(&password));
        if !meeting.group.uses(&secrets) {
            meeting.wish_password(secrets);
        }
    }
}

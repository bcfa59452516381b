//! Back in one's place after the server was lost. The group goes on as it is; it
//! is the server that has to be told of it again. Nobody is led to another state
//! than its own, but by a commit that it has checked itself.

use proto::{
    Bytes, ClientMessage, Era, MAX_MESSAGE_LEN, Missed, ParticipantId, Refusal, ResumeToken, Seq,
    StateId,
};

use super::commits::Came;
use super::{Line, Meeting, Seat};
use crate::connection::Connection;
use crate::digests::History;
use crate::door::Door;
use crate::env::{Env, Halt};
use crate::joining::sealed_profile;
use crate::own::Own;

/// So often may it go wrong before one joins again.
const TRIES: u32 = 8;
/// Where no log has a place: of a commit that came beside it.
pub(super) const BESIDE: Seq = Seq(u64::MAX);

/// What is to be remembered for a return.
#[derive(Default)]
pub(super) struct Back {
    tries: u32,
    /// The epoch in which one came back to the room, while one is in it.
    epoch: Option<u64>,
}

impl Meeting {
    /// The server knows nothing of this seat: show whose it is.
    pub(super) fn ask_back(&mut self, env: &mut Env, own: &Own) -> Result<(), Halt> {
        let participant = self.seat.participant;
        let profile = sealed_profile(&mut self.group, own).ok_or(Halt::Rejoin)?;
        env.send(&ClientMessage::Return(
            self.group.place(participant, profile),
        ));
        self.line = Line::Returning { told: false };
        Ok(())
    }

    /// The place was not given.
    pub(super) fn refused_back(
        &mut self,
        env: &mut Env,
        connection: &mut Connection,
        own: &Own,
        door: &Door,
        why: Refusal,
        told: bool,
    ) -> Result<(), Halt> {
        match why {
            Refusal::NoRoom if !told && self.restore(env, own, door).is_some() => Ok(()),
            // Others are at it, or the server is busy.
            Refusal::NoRoom | Refusal::TooFast => {
                self.back.tries += 1;
                if self.back.tries >= TRIES {
                    return Err(Halt::Rejoin);
                }
                self.line = Line::Lost;
                connection.renew(env);
                Ok(())
            }
            _ => Err(Halt::Rejoin),
        }
    }

    /// Brings the server the room as it is. `None` when the room's card is not
    /// at hand: somebody else's will be.
    fn restore(&mut self, env: &mut Env, own: &Own, door: &Door) -> Option<()> {
        let card = Bytes::new(door.card_of(&self.group)?)?;
        let token_hash = door.secrets()?.token_hash();
        let part = self.group.public_part()?;
        let (before, last) = self
            .last
            .clone()
            .unwrap_or((StateId([0; 48]), Missed::default()));
        let profile = sealed_profile(&mut self.group, own)?;
        let mut message = ClientMessage::Restore {
            place: self.group.place(self.seat.participant, profile),
            token_hash,
            card,
            group_info: Bytes::new(part.group_info)?,
            tree: Bytes::new(part.tree)?,
            before,
            last,
        };
        if message.encode().len() > MAX_MESSAGE_LEN
            && let ClientMessage::Restore { last, .. } = &mut message
        {
            *last = Missed::default();
        }
        env.send(&message);
        self.line = Line::Returning { told: true };
        Some(())
    }

    /// One has one's place again, in a log that begins anew.
    #[expect(clippy::too_many_arguments, reason = "the fields of one message")]
    pub(super) fn restored(
        &mut self,
        env: &mut Env,
        connection: &mut Connection,
        own: &mut Own,
        participant: ParticipantId,
        resume: ResumeToken,
        era: Era,
        next_seq: Seq,
    ) -> Result<(), Halt> {
        let asked = matches!(self.line, Line::Returning { .. });
        if !asked || participant != self.seat.participant || era == self.seat.era {
            return Err(Halt::PROTOCOL);
        }
        self.seat = Seat {
            participant,
            resume,
            era,
        };
        self.next_seq = next_seq;
        // What was provisional is in the new log, or nowhere.
        self.pending = None;
        self.overtaken = 0;
        self.back = Back {
            tries: 0,
            epoch: Some(self.group.epoch()),
        };
        for (_, member) in self.roster.iter_mut() {
            member.was_gone |= member.gone.take().is_some();
            member.digests.begin_again();
        }
        let (epoch, hash) = (self.group.epoch(), self.group.epoch_hash());
        let history = History::new(env.now, epoch, &hash, next_seq.0);
        self.digests.begin_again(env.now, history);
        self.outbox.date_digests(&self.digests.history.head());
        self.forget_knocks();
        own.begin_again();
        self.ask_for_slots(env, own, true);
        self.line = Line::CatchingUp(connection.ping(env));
        Ok(())
    }

    /// Somebody went on from here by this commit, before the server was lost.
    pub(super) fn missed(
        &mut self,
        env: &mut Env,
        connection: &mut Connection,
        own: &mut Own,
        door: &Door,
        missed: Missed,
    ) -> Result<(), Halt> {
        match self.line {
            Line::Returning { told } => {
                if self.follow(env, own, missed)? {
                    self.ask_back(env, own)
                } else {
                    self.refused_back(env, connection, own, door, Refusal::NoRoom, told)
                }
            }
            // Back, and nothing has happened since.
            Line::Live | Line::CatchingUp(_) if self.back.epoch == Some(self.group.epoch()) => {
                let line = core::mem::replace(&mut self.line, Line::Lost);
                if self.follow(env, own, missed)? {
                    own.line_lost();
                    connection.renew(env);
                } else {
                    self.line = line;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Applies a commit that came beside the log, if it is as good as any in it.
    fn follow(&mut self, env: &mut Env, own: &mut Own, missed: Missed) -> Result<bool, Halt> {
        if missed.epoch.0 != self.group.epoch() {
            return Ok(false);
        }
        let knocker = (missed.knocker != ParticipantId(0)).then_some(missed.knocker);
        let came = Came {
            seq: BESIDE,
            author: missed.author,
            knocker,
            profile: missed.profile,
        };
        let Some(pending) = self.judge(env, own, came, &missed.commit) else {
            return Ok(false);
        };
        if pending.result.is_err() {
            return Ok(false);
        }
        self.pending = Some(pending);
        self.confirmed(env, own, BESIDE)?;
        Ok(true)
    }
}

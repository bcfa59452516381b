//! Outside a meeting with a lobby: knocking, and being let in.

use crypto::group::{Applicant, Group, Identity};
use proto::{Bytes, ClientMessage};

use crate::door::Door;
use crate::env::{Env, Halt};
use crate::meeting::Seat;
use crate::own::Own;

/// A knock that waits for its answer.
pub(crate) struct Knocking {
    pub(crate) seat: Seat,
    applicant: Applicant,
    knock: ClientMessage,
}

impl Knocking {
    /// Knocks.
    pub(crate) fn begin(
        env: &mut Env,
        door: &Door,
        own: &Own,
        identity: Identity,
        seat: Seat,
    ) -> Result<Self, Halt> {
        let (Some(card), Some(secrets)) = (door.card(), door.secrets()) else {
            return Err(Halt::PROTOCOL);
        };
        let profile = own.profile.as_ref().ok_or(Halt::PROTOCOL)?;
        let host = door.host.as_ref();
        let (applicant, knock) =
            Applicant::new(&mut env.rng, identity, card, secrets, host, profile)
                .map_err(|_| Halt::PROTOCOL)?;
        let knock = Bytes::new(knock).ok_or(Halt::PROTOCOL)?;
        let knocking = Self {
            seat,
            applicant,
            knock: ClientMessage::Knock { knock },
        };
        knocking.again(env);
        Ok(knocking)
    }

    /// Knocks again: the server was asked too fast.
    pub(crate) fn again(&self, env: &mut Env) {
        env.send(&self.knock);
    }

    /// Follows a Welcome in; the keys back if it is not to be believed.
    pub(crate) fn follow(
        self,
        door: &Door,
        welcome: &[u8],
        tree: &[u8],
    ) -> Result<Group, Box<Identity>> {
        let Some(secrets) = door.secrets() else {
            return Err(Box::new(self.into_identity()));
        };
        let joined = self.applicant.join(&door.link, secrets, welcome, tree);
        let group = joined.map_err(|not_in| Box::new(not_in.identity))?;
        if !door.describes(&group) {
            return Err(Box::new(group.into_identity()));
        }
        Ok(group)
    }

    pub(crate) fn into_identity(self) -> Identity {
        self.applicant.into_identity()
    }
}

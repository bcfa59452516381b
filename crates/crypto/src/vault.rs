//! Storage for one group, as OpenMLS asks for it. The group itself lives in its
//! `MlsGroup` and is never loaded again, so only what OpenMLS reads back is
//! kept: the private keys of the current epoch, the PSK, and the KeyPackage of
//! one who knocks. All in zeroizing memory, and gone as soon as OpenMLS deletes them.

use core::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Write;

use openmls_traits::storage::{CURRENT_VERSION as V, Key, StorageProvider, traits};
use serde_json::Error;
use zeroize::Zeroizing;

/// What OpenMLS reads back, by kind and key.
#[derive(Default)]
pub(crate) struct Vault(RefCell<Entries>);

type Entries = BTreeMap<(Kind, Vec<u8>), Zeroizing<Vec<u8>>>;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    EpochKeyPairs,
    Psk,
    KeyPackage,
}

/// Measures what is written to it.
#[derive(Default)]
struct Meter(usize);

impl Write for Meter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Vault {
    fn put(
        &self,
        kind: Kind,
        key: Vec<u8>,
        value: &(impl serde::Serialize + ?Sized),
    ) -> Result<(), Error> {
        // Measured first: a buffer that grows leaves copies of keys behind.
        let mut len = Meter::default();
        serde_json::to_writer(&mut len, value)?;
        let mut bytes = Zeroizing::new(Vec::with_capacity(len.0));
        serde_json::to_writer(&mut *bytes, value)?;
        self.0.borrow_mut().insert((kind, key), bytes);
        Ok(())
    }

    fn get<T: serde::de::DeserializeOwned>(
        &self,
        kind: Kind,
        key: Vec<u8>,
    ) -> Result<Option<T>, Error> {
        match self.0.borrow().get(&(kind, key)) {
            Some(bytes) => serde_json::from_slice(bytes).map(Some),
            None => Ok(None),
        }
    }

    fn remove(&self, kind: Kind, key: Vec<u8>) {
        self.0.borrow_mut().remove(&(kind, key));
    }

    /// Forgets every PSK.
    pub(crate) fn forget_psks(&self) {
        let mut entries = self.0.borrow_mut();
        entries.retain(|(kind, _), _| *kind != Kind::Psk);
    }

    /// How many entries there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.0.borrow().len()
    }
}

fn epoch_key(group: &impl Key<V>, epoch: &impl Key<V>, leaf: u32) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(&(group, epoch, leaf))
}

/// Writes and deletes that have no effect, reads that find nothing.
macro_rules! not_kept {
    ($($name:ident<$($generic:ident: $bound:ident),+>($($arg:ty),+) -> $ret:ty = $value:expr;)+) => {$(
        fn $name<$($generic: traits::$bound<V>),+>(&self, $(_: $arg),+) -> Result<$ret, Error> {
            Ok($value)
        }
    )+};
}

impl StorageProvider<V> for Vault {
    type Error = Error;

    fn write_encryption_epoch_key_pairs<
        G: traits::GroupId<V>,
        E: traits::EpochKey<V>,
        K: traits::HpkeKeyPair<V>,
    >(
        &self,
        group_id: &G,
        epoch: &E,
        leaf_index: u32,
        key_pairs: &[K],
    ) -> Result<(), Error> {
        let key = epoch_key(group_id, epoch, leaf_index)?;
        self.put(Kind::EpochKeyPairs, key, key_pairs)
    }

    fn encryption_epoch_key_pairs<
        G: traits::GroupId<V>,
        E: traits::EpochKey<V>,
        K: traits::HpkeKeyPair<V>,
    >(
        &self,
        group_id: &G,
        epoch: &E,
        leaf_index: u32,
    ) -> Result<Vec<K>, Error> {
        let key = epoch_key(group_id, epoch, leaf_index)?;
        Ok(self.get(Kind::EpochKeyPairs, key)?.unwrap_or_default())
    }

    fn delete_encryption_epoch_key_pairs<G: traits::GroupId<V>, E: traits::EpochKey<V>>(
        &self,
        group_id: &G,
        epoch: &E,
        leaf_index: u32,
    ) -> Result<(), Error> {
        let key = epoch_key(group_id, epoch, leaf_index)?;
        self.remove(Kind::EpochKeyPairs, key);
        Ok(())
    }

    fn write_psk<I: traits::PskId<V>, P: traits::PskBundle<V>>(
        &self,
        psk_id: &I,
        psk: &P,
    ) -> Result<(), Error> {
        self.put(Kind::Psk, serde_json::to_vec(psk_id)?, psk)
    }

    fn psk<P: traits::PskBundle<V>, I: traits::PskId<V>>(
        &self,
        psk_id: &I,
    ) -> Result<Option<P>, Error> {
        self.get(Kind::Psk, serde_json::to_vec(psk_id)?)
    }

    fn delete_psk<I: traits::PskId<V>>(&self, psk_id: &I) -> Result<(), Error> {
        self.remove(Kind::Psk, serde_json::to_vec(psk_id)?);
        Ok(())
    }

    fn write_key_package<H: traits::HashReference<V>, K: traits::KeyPackage<V>>(
        &self,
        hash_ref: &H,
        key_package: &K,
    ) -> Result<(), Error> {
        self.put(Kind::KeyPackage, serde_json::to_vec(hash_ref)?, key_package)
    }

    fn key_package<H: traits::HashReference<V>, K: traits::KeyPackage<V>>(
        &self,
        hash_ref: &H,
    ) -> Result<Option<K>, Error> {
        self.get(Kind::KeyPackage, serde_json::to_vec(hash_ref)?)
    }

    fn delete_key_package<H: traits::HashReference<V>>(&self, hash_ref: &H) -> Result<(), Error> {
        self.remove(Kind::KeyPackage, serde_json::to_vec(hash_ref)?);
        Ok(())
    }

    not_kept! {
        write_mls_join_config<G: GroupId, C: MlsGroupJoinConfig>(&G, &C) -> () = ();
        append_own_leaf_node<G: GroupId, L: LeafNode>(&G, &L) -> () = ();
        queue_proposal<G: GroupId, R: ProposalRef, Q: QueuedProposal>(&G, &R, &Q) -> () = ();
        write_tree<G: GroupId, T: TreeSync>(&G, &T) -> () = ();
        write_interim_transcript_hash<G: GroupId, H: InterimTranscriptHash>(&G, &H) -> () = ();
        write_context<G: GroupId, C: GroupContext>(&G, &C) -> () = ();
        write_confirmation_tag<G: GroupId, T: ConfirmationTag>(&G, &T) -> () = ();
        write_group_state<S: GroupState, G: GroupId>(&G, &S) -> () = ();
        write_message_secrets<G: GroupId, M: MessageSecrets>(&G, &M) -> () = ();
        write_resumption_psk_store<G: GroupId, R: ResumptionPskStore>(&G, &R) -> () = ();
        write_own_leaf_index<G: GroupId, L: LeafNodeIndex>(&G, &L) -> () = ();
        write_group_epoch_secrets<G: GroupId, S: GroupEpochSecrets>(&G, &S) -> () = ();
        write_signature_key_pair<K: SignaturePublicKey, P: SignatureKeyPair>(&K, &P) -> () = ();
        write_encryption_key_pair<K: EncryptionKey, P: HpkeKeyPair>(&K, &P) -> () = ();

        mls_group_join_config<G: GroupId, C: MlsGroupJoinConfig>(&G) -> Option<C> = None;
        own_leaf_nodes<G: GroupId, L: LeafNode>(&G) -> Vec<L> = Vec::new();
        queued_proposal_refs<G: GroupId, R: ProposalRef>(&G) -> Vec<R> = Vec::new();
        queued_proposals<G: GroupId, R: ProposalRef, Q: QueuedProposal>(&G) -> Vec<(R, Q)> = Vec::new();
        tree<G: GroupId, T: TreeSync>(&G) -> Option<T> = None;
        group_context<G: GroupId, C: GroupContext>(&G) -> Option<C> = None;
        interim_transcript_hash<G: GroupId, H: InterimTranscriptHash>(&G) -> Option<H> = None;
        confirmation_tag<G: GroupId, T: ConfirmationTag>(&G) -> Option<T> = None;
        group_state<S: GroupState, G: GroupId>(&G) -> Option<S> = None;
        message_secrets<G: GroupId, M: MessageSecrets>(&G) -> Option<M> = None;
        resumption_psk_store<G: GroupId, R: ResumptionPskStore>(&G) -> Option<R> = None;
        own_leaf_index<G: GroupId, L: LeafNodeIndex>(&G) -> Option<L> = None;
        group_epoch_secrets<G: GroupId, S: GroupEpochSecrets>(&G) -> Option<S> = None;
        signature_key_pair<K: SignaturePublicKey, P: SignatureKeyPair>(&K) -> Option<P> = None;
        encryption_key_pair<P: HpkeKeyPair, K: EncryptionKey>(&K) -> Option<P> = None;

        remove_proposal<G: GroupId, R: ProposalRef>(&G, &R) -> () = ();
        delete_own_leaf_nodes<G: GroupId>(&G) -> () = ();
        delete_group_config<G: GroupId>(&G) -> () = ();
        delete_tree<G: GroupId>(&G) -> () = ();
        delete_confirmation_tag<G: GroupId>(&G) -> () = ();
        delete_group_state<G: GroupId>(&G) -> () = ();
        delete_context<G: GroupId>(&G) -> () = ();
        delete_interim_transcript_hash<G: GroupId>(&G) -> () = ();
        delete_message_secrets<G: GroupId>(&G) -> () = ();
        delete_all_resumption_psk_secrets<G: GroupId>(&G) -> () = ();
        delete_own_leaf_index<G: GroupId>(&G) -> () = ();
        delete_group_epoch_secrets<G: GroupId>(&G) -> () = ();
        clear_proposal_queue<G: GroupId, R: ProposalRef>(&G) -> () = ();
        delete_signature_key_pair<K: SignaturePublicKey>(&K) -> () = ();
        delete_encryption_key_pair<K: EncryptionKey>(&K) -> () = ();
    }
}

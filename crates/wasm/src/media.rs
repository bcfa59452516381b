//! The media worker's half: [`Frames`](client::frames::Frames) with numbers and
//! bytes.

use client::frames::Received;
use client::page::LineRole;
use crypto::frames::{Codec, DIGEST_KEY_LEN, FrameKeys, LiveLeaf, SignedAccount};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use zeroize::Zeroize as _;

use crate::border::{take_key, time};

#[wasm_bindgen(typescript_custom_section)]
const OPENED: &str = r"
/** What became of a frame that came in. */
export interface Opened {
  status: 'opened' | 'hold' | 'drop';
  data?: Uint8Array<ArrayBuffer>;
}
";

#[wasm_bindgen]
extern "C" {
    /// An object of the TypeScript type above.
    #[wasm_bindgen(typescript_type = "Opened")]
    pub type JsOpened;
}

/// Frames of one peer connection, seen from JavaScript.
#[wasm_bindgen]
pub struct Frames {
    frames: client::frames::Frames,
}

#[wasm_bindgen]
impl Frames {
    /// Without lines and keys: nothing passes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self {
            frames: client::frames::Frames::new(),
        }
    }

    /// The keys of a new epoch. Wipes `key`.
    ///
    /// # Errors
    /// When `key` is not 16 bytes long.
    #[wasm_bindgen(js_name = setKeys)]
    pub fn set_keys(
        &mut self,
        now_ms: f64,
        epoch: u64,
        leaf: u32,
        urgent: bool,
        key: &Uint8Array,
        live: Vec<u32>,
    ) -> Result<(), JsError> {
        let base_key = take_key(key)?;
        let keys = FrameKeys {
            epoch,
            own_leaf: leaf,
            base_key,
            live: live.into_iter().map(LiveLeaf::from_bits).collect(),
        };
        self.frames.set_keys(time(now_ms), &keys, urgent);
        Ok(())
    }

    /// The account of the frames sealed since the last one, under a fresh `key`.
    ///
    /// # Errors
    /// When `key` is not 16 bytes long.
    pub fn account(&mut self, now_ms: f64, key: &[u8]) -> Result<Uint8Array, JsError> {
        let key = digest_key(key)?;
        let account = self.frames.account(time(now_ms), &key);
        Ok(Uint8Array::from(&account[..]))
    }

    /// Holds what came against what its sender signed.
    ///
    /// # Errors
    /// When `key` is not 16 bytes long.
    pub fn judge(
        &mut self,
        now_ms: f64,
        leaf: u32,
        key: &[u8],
        as_of_ms: Option<f64>,
        follows: bool,
        account: &[u8],
    ) -> Result<(), JsError> {
        let signed = SignedAccount {
            leaf,
            key: digest_key(key)?,
            as_of: as_of_ms.map(time),
            follows,
            account,
        };
        self.frames.judge(time(now_ms), &signed);
        Ok(())
    }

    /// Seals nothing, or seals again.
    #[wasm_bindgen(js_name = setSealing)]
    pub fn set_sealing(&mut self, on: bool) {
        self.frames.set_sealing(on);
    }

    /// Forgets every key: nothing passes any more.
    pub fn forget(&mut self) {
        self.frames.forget();
    }

    /// A new m-line; the number that names it here.
    ///
    /// # Errors
    /// When `role` is none.
    #[wasm_bindgen(js_name = addLine)]
    pub fn add_line(&mut self, mid: &str, role: String) -> Result<u32, JsError> {
        let role: LineRole = serde_json::from_value(serde_json::Value::String(role))
            .map_err(|_| JsError::new("no such role"))?;
        Ok(self.frames.add_line(mid, role))
    }

    /// Says which codec a line carries: `opus`, `vp8` or `vp9`.
    ///
    /// # Errors
    /// When it is another.
    #[wasm_bindgen(js_name = setCodec)]
    pub fn set_codec(&mut self, line: u32, codec: &str) -> Result<(), JsError> {
        let codec = match codec {
            "opus" => Codec::Opus,
            "vp8" => Codec::Vp8,
            "vp9" => Codec::Vp9,
            _ => return Err(JsError::new("no such codec")),
        };
        self.frames.set_codec(line, codec);
        Ok(())
    }

    /// The line is there no longer.
    #[wasm_bindgen(js_name = removeLine)]
    pub fn remove_line(&mut self, line: u32) {
        self.frames.remove_line(line);
    }

    /// Seals a frame of a simulcast layer, the smallest being 0; `undefined`: it
    /// must not go out.
    pub fn seal(
        &mut self,
        line: u32,
        layer: u8,
        now_ms: f64,
        data: &Uint8Array,
    ) -> Option<Uint8Array> {
        let mut frame = data.to_vec();
        let sealed = self.frames.seal(line, layer, time(now_ms), &frame);
        frame.zeroize();
        Some(Uint8Array::from(&sealed?[..]))
    }

    /// Opens a frame.
    pub fn open(&mut self, line: u32, now_ms: f64, data: &[u8]) -> JsOpened {
        let object = Object::new();
        let set = |key: &str, value: JsValue| {
            // A fresh plain object takes any property.
            let _ = Reflect::set(&object, &key.into(), &value);
        };
        let status = match self.frames.open(line, time(now_ms), data) {
            Received::Opened(mut frame) => {
                set("data", Uint8Array::from(&frame[..]).into());
                frame.zeroize();
                "opened"
            }
            Received::Hold => "hold",
            Received::Dropped => "drop",
        };
        set("status", status.into());
        JsValue::from(object).into()
    }

    /// What anyone can read of a sealed frame, as JSON; `undefined` when it is
    /// none.
    #[must_use]
    pub fn peek(&self, line: u32, data: &[u8]) -> Option<String> {
        serde_json::to_string(&self.frames.peek(line, data)?).ok()
    }

    /// Erases keys that are due; call it about every 100 ms.
    pub fn tick(&mut self, now_ms: f64) {
        self.frames.tick(time(now_ms));
    }

    /// What was sealed and opened so far, as JSON, for the session worker.
    #[must_use]
    pub fn report(&self, now_ms: f64) -> String {
        // A report holds nothing that JSON cannot say.
        serde_json::to_string(&self.frames.report(time(now_ms))).unwrap_or_default()
    }

    /// Whether a slot changed hands since the last call: report at once.
    #[wasm_bindgen(js_name = takeBindingChange)]
    pub fn take_binding_change(&mut self) -> bool {
        self.frames.take_binding_change()
    }
}

fn digest_key(bytes: &[u8]) -> Result<[u8; DIGEST_KEY_LEN], JsError> {
    bytes.try_into().map_err(|_| JsError::new("no digest key"))
}

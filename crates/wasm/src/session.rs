//! The session worker's half: [`Client`] with its inputs as methods.

use client::page::{Command, MediaReport};
use client::{Client, Input, Output};
use js_sys::{BigInt, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use zeroize::Zeroizing;

use crate::border::{millis, take_key, take_secret, time};

#[wasm_bindgen(typescript_custom_section)]
const OUTPUT: &str = r"
/** What the session worker is to do. */
export type Output =
  | { type: 'connect' }
  | { type: 'send'; bytes: Uint8Array }
  | { type: 'bulk'; bytes: Uint8Array }
  | { type: 'read'; local: number; offset: number; length: number }
  | { type: 'forgetFile'; local: number }
  | { type: 'write'; file: number; index: number; last: boolean; bytes: Uint8Array }
  | { type: 'drop'; file: number }
  | { type: 'close' }
  | { type: 'page'; json: string }
  | { type: 'stretch'; password: Uint8Array; salt: Uint8Array }
  | { type: 'keys'; epoch: bigint; leaf: number; urgent: boolean; key: Uint8Array; live: Uint32Array }
  | { type: 'forget' }
  | { type: 'account'; key: Uint8Array }
  | { type: 'judge'; leaf: number; key: Uint8Array; asOfMs?: number; follows: boolean; account: Uint8Array }
  | { type: 'sealing'; on: boolean };
";

#[wasm_bindgen]
extern "C" {
    /// An object of the TypeScript type above.
    #[wasm_bindgen(typescript_type = "Output")]
    pub type JsOutput;
}

/// A participant, seen from JavaScript.
#[wasm_bindgen]
pub struct Session {
    client: Client,
}

#[wasm_bindgen]
impl Session {
    /// A participant whose randomness is seeded by `crypto.getRandomValues`,
    /// straight into the module's own memory.
    ///
    /// # Errors
    /// When the browser has no randomness to give.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Session, JsError> {
        let mut seed = Zeroizing::new([0; 32]);
        getrandom::fill(&mut seed[..]).map_err(|_| JsError::new("no randomness"))?;
        Ok(Self {
            client: Client::new(seed),
        })
    }

    /// What the page wants, as JSON of its type `Command`.
    ///
    /// # Errors
    /// When it is none.
    pub fn command(&mut self, now_ms: f64, json: String) -> Result<(), JsError> {
        let json = Zeroizing::new(json);
        let command: Command =
            serde_json::from_str(&json).map_err(|_| JsError::new("no such command"))?;
        self.client.handle(time(now_ms), Input::Page(command));
        Ok(())
    }

    /// The stretched password. Wipes `bytes`.
    pub fn stretched(&mut self, now_ms: f64, bytes: &Uint8Array) {
        let secret = take_secret(bytes);
        self.client.handle(time(now_ms), Input::Stretched(secret));
    }

    /// The socket is open.
    #[wasm_bindgen(js_name = socketOpened)]
    pub fn socket_opened(&mut self, now_ms: f64) {
        self.client.handle(time(now_ms), Input::SocketOpened);
    }

    /// A binary message came.
    #[wasm_bindgen(js_name = socketMessage)]
    pub fn socket_message(&mut self, now_ms: f64, bytes: &[u8]) {
        self.client
            .handle(time(now_ms), Input::SocketMessage(bytes));
    }

    /// The socket closed, or could not be opened.
    #[wasm_bindgen(js_name = socketClosed)]
    pub fn socket_closed(&mut self, now_ms: f64) {
        self.client.handle(time(now_ms), Input::SocketClosed);
    }

    /// What the media worker counted, as its `report` gave it.
    ///
    /// # Errors
    /// When it is no report.
    #[wasm_bindgen(js_name = mediaReport)]
    pub fn media_report(&mut self, now_ms: f64, json: &str) -> Result<(), JsError> {
        let report: MediaReport =
            serde_json::from_str(json).map_err(|_| JsError::new("no media report"))?;
        self.client.handle(time(now_ms), Input::Media(report));
        Ok(())
    }

    /// A piece of one's own file; empty when it cannot be read any more.
    #[wasm_bindgen(js_name = fileRead)]
    pub fn file_read(&mut self, now_ms: f64, local: u32, offset: f64, content: &[u8]) {
        let read = Input::FileRead {
            local,
            // At most 2^30, as it was asked for.
            offset: offset as u64,
            content,
        };
        self.client.handle(time(now_ms), read);
    }

    /// The pieces of a file before the one numbered `chunks` are written.
    #[wasm_bindgen(js_name = fileWritten)]
    pub fn file_written(&mut self, now_ms: f64, file: u32, chunks: u32) {
        let written = Input::FileWritten { file, chunks };
        self.client.handle(time(now_ms), written);
    }

    /// The media worker's answer to `account`. Wipes `key`.
    ///
    /// # Errors
    /// When `key` is not 16 bytes long.
    pub fn account(
        &mut self,
        now_ms: f64,
        key: &Uint8Array,
        account: Vec<u8>,
    ) -> Result<(), JsError> {
        let key = take_key(key)?;
        self.client
            .handle(time(now_ms), Input::Account { key, account });
        Ok(())
    }

    /// Time passed.
    pub fn tick(&mut self, now_ms: f64) {
        self.client.handle(time(now_ms), Input::Tick);
    }

    /// When to call `tick` at the latest, on the same clock.
    #[wasm_bindgen(js_name = nextTimeoutMs)]
    #[must_use]
    pub fn next_timeout_ms(&self) -> Option<f64> {
        let at = self.client.poll_timeout()?;
        Some(millis(at))
    }

    /// The next thing to do, or `undefined`.
    pub fn poll(&mut self) -> Option<JsOutput> {
        Some(output(self.client.poll_output()?))
    }
}

#[allow(unreachable_pub, reason = "JavaScript reaches it")]
/// Argon2id over a password, for the worker that lives for it alone. Wipes
/// `password` and `salt`.
#[wasm_bindgen(js_name = stretchPassword)]
#[must_use]
pub fn stretch_password(password: &Uint8Array, salt: &Uint8Array) -> Uint8Array {
    let (password, salt) = (take_secret(password), take_secret(salt));
    Uint8Array::from(&client::stretch_password(&password, &salt)[..])
}

fn output(output: Output) -> JsOutput {
    let object = Object::new();
    let set = |key: &str, value: JsValue| {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&object, &key.into(), &value);
    };
    let name = match output {
        Output::Connect => "connect",
        Output::Send(bytes) => {
            set("bytes", Uint8Array::from(&bytes[..]).into());
            "send"
        }
        Output::SendBulk(bytes) => {
            set("bytes", Uint8Array::from(&bytes[..]).into());
            "bulk"
        }
        Output::ReadFile { local, offset, len } => {
            set("local", local.into());
            set("offset", (offset as f64).into());
            set("length", (len as f64).into());
            "read"
        }
        Output::ForgetFile { local } => {
            set("local", local.into());
            "forgetFile"
        }
        Output::WriteFile {
            file,
            index,
            last,
            content,
        } => {
            set("file", file.into());
            set("index", index.into());
            set("last", last.into());
            set("bytes", Uint8Array::from(&content[..]).into());
            "write"
        }
        Output::DropSaved { file } => {
            set("file", file.into());
            "drop"
        }
        Output::Close => "close",
        Output::Page(event) => {
            // Events hold nothing that JSON cannot say.
            let json = Zeroizing::new(serde_json::to_string(&event).unwrap_or_default());
            set("json", JsValue::from_str(&json));
            "page"
        }
        Output::StretchPassword(job) => {
            set("password", Uint8Array::from(&job.password[..]).into());
            set("salt", Uint8Array::from(&job.salt[..]).into());
            "stretch"
        }
        Output::FrameKeys { keys, urgent } => {
            let live: Vec<u32> = keys.live.iter().map(|leaf| leaf.to_bits()).collect();
            set("epoch", BigInt::from(keys.epoch).into());
            set("leaf", keys.own_leaf.into());
            set("urgent", urgent.into());
            set("key", Uint8Array::from(&keys.base_key[..]).into());
            set("live", Uint32Array::from(&live[..]).into());
            "keys"
        }
        Output::ForgetFrames => "forget",
        Output::Account { key } => {
            set("key", Uint8Array::from(&key[..]).into());
            "account"
        }
        Output::Judge(job) => {
            set("leaf", job.leaf.into());
            set("key", Uint8Array::from(&job.key[..]).into());
            if let Some(as_of) = job.as_of {
                set("asOfMs", millis(as_of).into());
            }
            set("follows", job.follows.into());
            set("account", Uint8Array::from(&job.account[..]).into());
            "judge"
        }
        Output::Sealing { on } => {
            set("on", on.into());
            "sealing"
        }
    };
    set("type", name.into());
    JsValue::from(object).into()
}

//! The audio worklet's part: RNNoise, a recurrent network that knows voices, takes
//! out of a microphone what is none (`nnnoiseless`; Valin, "A Hybrid DSP/Deep
//! Learning Approach to Real-Time Full-Band Speech Enhancement", 2018). The
//! worklet writes samples straight into this module's memory and reads them from
//! there: nothing is allocated once it runs.

use nnnoiseless::DenoiseState;
use wasm_bindgen::prelude::wasm_bindgen;

/// Samples of a frame: 10 ms at 48 kHz.
const FRAME: usize = DenoiseState::FRAME_SIZE;
/// The network hears samples as of 16 bits; the browser's reach from -1 to 1.
const FULL_SCALE: f32 = 32_768.0;

/// One microphone.
#[wasm_bindgen]
pub struct Denoiser {
    state: Box<DenoiseState<'static>>,
    input: Box<[f32; FRAME]>,
    output: Box<[f32; FRAME]>,
}

#[wasm_bindgen]
impl Denoiser {
    /// With nothing heard yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self {
            state: DenoiseState::new(),
            input: Box::new([0.0; FRAME]),
            output: Box::new([0.0; FRAME]),
        }
    }

    /// Where 480 samples, -1 to 1 at 48 kHz, are to be written before each
    /// [`run`](Self::run).
    pub fn input(&mut self) -> *mut f32 {
        self.input.as_mut_ptr()
    }

    /// Where 480 samples are to be read after it: those of the frame before.
    #[must_use]
    pub fn output(&self) -> *const f32 {
        self.output.as_ptr()
    }

    /// Takes the noise out of a frame.
    pub fn run(&mut self) {
        for sample in self.input.iter_mut() {
            *sample *= FULL_SCALE;
        }
        self.state
            .process_frame(&mut self.output[..], &self.input[..]);
        for sample in self.output.iter_mut() {
            *sample = (*sample / FULL_SCALE).clamp(-1.0, 1.0);
        }
    }
}

impl Default for Denoiser {
    fn default() -> Self {
        Self::new()
    }
}

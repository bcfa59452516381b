#![no_main]

use std::cell::RefCell;

thread_local! {
    static RUN: RefCell<fuzz::Run> = RefCell::new({
        let name = std::env::var("FUZZ_TARGET").expect("FUZZ_TARGET names a target");
        (fuzz::target(&name).expect("there is such a target").make)()
    });
}

libfuzzer_sys::fuzz_target!(|input: &[u8]| RUN.with_borrow_mut(|run| run(input)));

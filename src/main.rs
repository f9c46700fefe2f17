//! Arguments → command → exit status.

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The main thread is one of the workers instead of waiting for them. Refused only if there is a pool
    // already, which is as good.
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
    let typed: Vec<OsString> = env::args_os().collect();
    jianbao::command::run(&typed).into()
}

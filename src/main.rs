//! Arguments → command → exit status.

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let typed: Vec<OsString> = env::args_os().collect();
    jianbao::command::run(&typed).into()
}

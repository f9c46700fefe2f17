//! What HTTP asks and is answered, as plain data.

//! Ports, the end, and a lack of file descriptors.

use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use jianbao::preview::hub::Event;
use jianbao::preview::server::{Limits, bind, bind_near};

use crate::client::{Client, LOCAL, request, serve, serve_within, until};

#[test]
fn a_taken_port_is_an_error_and_its_neighbour_is_found() {
    let taken = bind(LOCAL, 0).unwrap();
    let port = taken.address().port();
    assert_eq!(bind(LOCAL, port).unwrap_err().kind(), std::io::ErrorKind::AddrInUse);
    assert_eq!(bind_near(LOCAL, port, 1).unwrap_err().kind(), std::io::ErrorKind::AddrInUse);
    assert_eq!(bind_near(LOCAL, port, 0).unwrap_err().kind(), std::io::ErrorKind::AddrInUse);
    let near = bind_near(LOCAL, port, 50).unwrap().address().port();
    assert!(near > port && near < port + 50, "{near}");
    // A port that another program has for all addresses is taken too.
    let all = TcpListener::bind("0.0.0.0:0").unwrap();
    assert!(bind(LOCAL, all.local_addr().unwrap().port()).is_err());
    assert!(bind_near(LOCAL, 65535, 50).is_ok_and(|found| found.address().port() == 65535) || port != 65535);
}

#[test]
fn a_restart_gets_its_port_back_at_once() {
    let served = serve();
    let port = served.running.address().port();
    let mut client = served.client();
    client.send(request("GET", "/", "").as_bytes());
    assert_eq!(client.reply().status, 200);
    // The server closes first, so the port stays in TIME_WAIT.
    served.running.stop();
    assert!(client.ends());
    drop(client);
    assert_eq!(bind(LOCAL, port).unwrap().address().port(), port);
}

#[test]
fn everything_ends_with_streams_and_connections_open() {
    let served = serve();
    let address = served.running.address();
    served.fake.hub.send(Event { name: "state", data: "1".into() });
    let mut idle: Vec<Client> = (0..20).map(|_| served.client()).collect();
    let mut slow = served.client();
    slow.send(b"GET / HT");
    let mut streams: Vec<Client> = (0..10).map(|_| served.client()).collect();
    for stream in &mut streams {
        stream.send(request("GET", "/events", "").as_bytes());
        assert_eq!(stream.head().unwrap().status, 200);
        assert_eq!(stream.event().unwrap().1, "1");
    }
    // One that does not read, and one whose answer is never finished.
    let mut deaf = served.client();
    deaf.send(request("GET", "/size/20000000", "").as_bytes());
    assert_eq!(deaf.head().unwrap().status, 200);
    let mut stuck = served.client();
    stuck.send(request("GET", "/gate", "").as_bytes());

    let started = Instant::now();
    served.running.stop();
    let took = started.elapsed();
    // What is promised is a second; the rest is for a busy machine.
    assert!(took < Duration::from_secs(3), "{took:?}");
    for stream in &mut streams {
        assert_eq!(stream.event(), Some(("end".to_owned(), "{}".to_owned())));
        assert!(stream.ends());
    }
    assert!(idle.iter_mut().all(Client::ends) && slow.ends() && stuck.ends());
    served.fake.open_gate();
    until("nobody listens on the port", || TcpStream::connect(address).is_err());
    until("nobody listens to the hub", || served.fake.hub.readers() == 0);
}

#[test]
fn a_busy_handler_makes_pages_wait_and_nothing_else() {
    let served = serve_within(false, Limits { handlers: 2, ..Limits::default() });
    let mut waiting: Vec<Client> = (0..5).map(|_| served.client()).collect();
    for client in &mut waiting {
        client.send(request("GET", "/gate", "").as_bytes());
    }
    // Refusals need no handler.
    assert_eq!(served.status("/../a", ""), 400);
    served.fake.open_gate();
    for client in &mut waiting {
        assert_eq!(client.reply().text(), "opened");
    }
}

/// Runs this very test in a process with few file descriptors: the limit is the process's own.
#[cfg(target_os = "linux")]
#[test]
fn a_lack_of_file_descriptors_passes() {
    const INSIDE: &str = "JIANBAO_TEST_FEW_FILES";
    if std::env::var_os(INSIDE).is_some() {
        return few_files();
    }
    let test = std::env::current_exe().unwrap();
    let name = "life::a_lack_of_file_descriptors_passes";
    let output = std::process::Command::new("sh")
        .args(["-c", "ulimit -n 40; exec \"$0\" \"$@\""])
        .arg(test)
        .args(["--exact", name, "--nocapture", "--test-threads=1"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.contains("1 passed") && text.contains("refused by the system"),
        "{output:?}"
    );
}

/// Both ends are in this process, so connecting fails soon; those that the system has connected wait in the
/// server's queue without a descriptor.
#[cfg(target_os = "linux")]
fn few_files() {
    let served = serve();
    let started = Instant::now();
    let mut clients = Vec::new();
    let error = loop {
        match TcpStream::connect(served.running.address()) {
            Ok(client) => clients.push(client),
            Err(error) => break error,
        }
        assert!(started.elapsed() < crate::client::LONG);
    };
    println!("refused by the system: {error}");
    assert!(clients.len() > 10, "{}", clients.len());
    clients.truncate(5);
    until("the server answers again", || {
        // Its socket may be closed to make room for another: then again.
        let Ok(mut client) = TcpStream::connect(served.running.address()) else { return false };
        client.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
        let mut reply = [0; 12];
        std::io::Write::write_all(&mut client, request("GET", "/", "").as_bytes()).is_ok()
            && std::io::Read::read_exact(&mut client, &mut reply).is_ok()
            && &reply == b"HTTP/1.1 200"
    });
    served.running.stop();
}

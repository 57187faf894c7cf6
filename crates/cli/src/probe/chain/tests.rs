//! A resolver on loopback answers, over UDP.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use acr_doctor_rules::evidence::DnsFault;
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::op::{Message, OpCode, ResponseCode};
use hickory_resolver::proto::rr::rdata::{A, CNAME};
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use tokio::net::UdpSocket;

use super::{Says, in_order, of};

/// What the server knows: aliases by their names. Where they end there is an
/// address, or what `end` says.
struct Zone {
    aliases: &'static [(&'static str, &'static str)],
    end: Option<ResponseCode>,
}

/// Asks a server of this zone for the chain of `a.azurecr.io`.
fn ask(zone: &Zone) -> (Vec<String>, Says) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let mut connection = ConnectionConfig::udp();
        connection.port = socket.local_addr().unwrap().port();
        let ip = Ipv4Addr::LOCALHOST.into();
        let server = NameServerConfig::new(ip, true, vec![connection]);
        let config = ResolverConfig::from_name_servers(vec![server]);
        let mut builder =
            TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
        builder.options_mut().preserve_intermediates = true;
        builder.options_mut().timeout = Duration::from_millis(200);
        builder.options_mut().attempts = 1;
        let resolver = builder.build().unwrap();
        tokio::select! {
            chain = of(&resolver, "a.azurecr.io") => chain,
            () = serve(socket, zone) => unreachable!("the server does not end"),
        }
    })
}

async fn serve(socket: UdpSocket, zone: &Zone) {
    let mut buffer = [0; 1500];
    loop {
        let (length, peer): (usize, SocketAddr) = socket.recv_from(&mut buffer).await.unwrap();
        let asked = Message::from_vec(&buffer[..length]).unwrap();
        let answer = answer(zone, &asked).to_vec().unwrap();
        socket.send_to(&answer, peer).await.unwrap();
    }
}

fn answer(zone: &Zone, asked: &Message) -> Message {
    let mut answer = Message::response(asked.metadata.id, OpCode::Query);
    let query = asked.queries[0].clone();
    let (mut at, kind) = (query.name().clone(), query.query_type());
    answer.add_query(query);
    let name = |text: &str| Name::from_ascii([text, "."].concat()).unwrap();
    let next = |at: &Name| zone.aliases.iter().find(|(from, _)| name(from) == *at);
    while let Some((_, to)) = next(&at) {
        let to = name(to);
        answer.add_answer(Record::from_rdata(at, 60, RData::CNAME(CNAME(to.clone()))));
        at = to;
        if kind == RecordType::CNAME {
            return answer;
        }
    }
    match zone.end {
        Some(code) => answer.metadata.response_code = code,
        None if kind == RecordType::A => {
            let address = RData::A(A(Ipv4Addr::new(20, 62, 128, 1)));
            answer.add_answer(Record::from_rdata(at, 60, address));
        }
        None => {}
    }
    answer
}

const PRIVATE: &[(&str, &str)] = &[
    ("a.azurecr.io", "a.privatelink.azurecr.io"),
    ("a.privatelink.azurecr.io", "eus1.fe.azcr.io"),
];

#[test]
fn aliases_come_in_their_order() {
    let zone = Zone {
        aliases: PRIVATE,
        end: None,
    };
    let chain = vec![
        "a.privatelink.azurecr.io".to_owned(),
        "eus1.fe.azcr.io".to_owned(),
    ];
    assert_eq!(ask(&zone), (chain, Says::Found));
}

#[test]
fn an_alias_that_leads_nowhere_is_still_told() {
    let zone = Zone {
        aliases: &PRIVATE[..1],
        end: Some(ResponseCode::NXDomain),
    };
    let chain = vec!["a.privatelink.azurecr.io".to_owned()];
    assert_eq!(ask(&zone), (chain, Says::NoAddress));
}

#[test]
fn how_a_resolver_fails_is_told_apart() {
    let says = |end| {
        let zone = Zone {
            aliases: &[],
            end: Some(end),
        };
        ask(&zone)
    };
    let fault = |fault| (Vec::new(), Says::Fault(fault));
    assert_eq!(says(ResponseCode::NXDomain), fault(DnsFault::NoSuchName));
    assert_eq!(says(ResponseCode::ServFail), fault(DnsFault::ServerFailure));
    assert_eq!(says(ResponseCode::Refused), fault(DnsFault::ServerFailure));
    assert_eq!(says(ResponseCode::NoError), (Vec::new(), Says::NoAddress));
}

#[test]
fn the_chain_starts_at_the_name_and_ends() {
    let pairs = |pairs: &[(&str, &str)]| -> Vec<_> {
        pairs
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect()
    };
    let aliases = pairs(&[("b", "c"), ("a", "b"), ("x", "y")]);
    assert_eq!(in_order("A", &aliases), ["b", "c"]);
    assert_eq!(in_order("a", &pairs(&[("a", "b"), ("b", "a")])), ["b", "a"]);
    assert!(in_order("z", &aliases).is_empty());
}

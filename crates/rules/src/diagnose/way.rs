//! The way from this machine to the image, and where it breaks.

use crate::check::{Check, Outcome};
use crate::code::Code;
use crate::evidence::{Evidence, Fact, Observation};
use crate::report::{Finding, Place, State, Stop};

/// The stops of the way, in order.
pub(super) fn way(evidence: &Evidence, findings: &[Finding]) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Place::ALL
        .iter()
        .map(|&place| Stop {
            place,
            state: State::Unknown,
        })
        .collect();
    for seen in &evidence.observations {
        let harmless = findings
            .iter()
            .filter(|finding| finding.lines == Some(seen.lines))
            .all(|finding| finding.harmless)
            && findings
                .iter()
                .any(|finding| finding.lines == Some(seen.lines));
        match seen.outcome {
            Outcome::Ok => passed(seen.check, &mut stops),
            Outcome::Error if !harmless => broken(seen, &mut stops),
            _ => {}
        }
    }
    // What lies behind a break on the way to the registry was not reached. A
    // broken docker does not keep the CLI from asking the registry.
    let breaks = stops[1..]
        .iter()
        .position(|stop| matches!(stop.state, State::Broken | State::Suspect));
    if let Some(at) = breaks {
        for stop in &mut stops[at + 2..] {
            if stop.state == State::Unknown {
                stop.state = State::NotReached;
            }
        }
    }
    stops
}

fn set(stops: &mut [Stop], place: Place, state: State) {
    let stop = &mut stops[place as usize];
    let keeps =
        matches!(stop.state, State::Broken) || stop.state == State::Suspect && state == State::Ok;
    if !keeps {
        stop.state = state;
    }
}

fn passed(check: Check, stops: &mut [Stop]) {
    let places: &[Place] = match check {
        Check::DockerDaemon | Check::DockerVersion | Check::DockerPull => &[Place::Machine],
        Check::Dns => &[Place::Name],
        Check::Tls => &[Place::Name, Place::Tls],
        Check::Challenge | Check::TokenEndpoint => &[Place::Name, Place::Tls, Place::Registry],
        Check::AnonymousToken => &[Place::Name, Place::Tls, Place::Registry, Place::Token],
        Check::RefreshToken => &[Place::SignIn, Place::Name, Place::Tls, Place::Registry],
        Check::AccessToken => &[
            Place::SignIn,
            Place::Name,
            Place::Tls,
            Place::Registry,
            Place::Token,
        ],
        _ => &[],
    };
    for &place in places {
        set(stops, place, State::Ok);
    }
}

fn broken(seen: &Observation, stops: &mut [Stop]) {
    use Place::{Machine, Name, Pull, Registry, SignIn, Tls, Token};
    let (reached, place): (&[Place], Place) = match (seen.code, seen.check) {
        (
            _,
            Check::Arguments
            | Check::DockerCommand
            | Check::DockerDaemon
            | Check::DockerVersion
            | Check::DockerPull
            | Check::Environment,
        ) => (&[], Machine),
        (_, Check::AzLogin | Check::AadToken | Check::Arm | Check::Subscription) => (&[], SignIn),
        (_, Check::Dns | Check::LoginServer | Check::PrivateEndpointDns) => (&[], Name),
        (Some(Code::ConnectivitySsl), _) | (_, Check::Tls | Check::Tcp) => (&[Name], Tls),
        (Some(Code::ConnectivityChallenge) | None, Check::Challenge) => {
            let answered = seen
                .facts
                .iter()
                .any(|fact| matches!(fact, Fact::ChallengeStatus(_)));
            let refuses = seen.detail.contains("don't have access to registry");
            if answered || refuses {
                (&[Name, Tls], Registry)
            } else {
                // The message of this code does not say whether anything answered.
                if seen.code.is_none() {
                    set(stops, Name, State::Suspect);
                }
                set(stops, Tls, State::Suspect);
                set(stops, Registry, State::Suspect);
                return;
            }
        }
        (Some(Code::ConnectivityForbidden), _)
        | (_, Check::Challenge | Check::AadLogin | Check::Cmk) => (&[Name, Tls], Registry),
        (_, Check::RefreshToken | Check::AccessToken | Check::TokenEndpoint) => {
            (&[Name, Tls, Registry], Token)
        }
        (_, Check::DataEndpoint) => (&[], Pull),
        _ => return,
    };
    for &place in reached {
        set(stops, place, State::Ok);
    }
    set(stops, place, State::Broken);
}

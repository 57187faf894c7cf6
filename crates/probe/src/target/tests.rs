use acr_doctor_rules::Language;

use super::{Cloud, Form, Reason, Reference, Target};

fn host(input: &str) -> String {
    Target::read(input)
        .unwrap_or_else(|refusal| panic!("{input}: {refusal:?}"))
        .host
}

#[test]
fn reads_what_people_type() {
    for (input, expected) in [
        ("Lantern", "lantern.azurecr.io"),
        (" lantern.azurecr.io\n", "lantern.azurecr.io"),
        ("lantern.azurecr.io:443", "lantern.azurecr.io"),
        (
            "https://lantern.azurecr.cn/v2/?n=1#top",
            "lantern.azurecr.cn",
        ),
        ("lantern.azurecr.us/", "lantern.azurecr.us"),
        (
            "lantern.azurecr.sovcloud-azure.fr",
            "lantern.azurecr.sovcloud-azure.fr",
        ),
        ("lantern-a1b2c3.azurecr.io", "lantern-a1b2c3.azurecr.io"),
        (
            "lantern.eastus.geo.azurecr.io",
            "lantern.eastus.geo.azurecr.io",
        ),
        ("az acr login --name lantern", "lantern.azurecr.io"),
        (
            "$ az acr check-health -n=lantern --yes",
            "lantern.azurecr.io",
        ),
        (
            "docker login -u 000 -p eyJhbGciOi.eyJ.abc lantern.azurecr.io",
            "lantern.azurecr.io",
        ),
        (
            "helm pull oci://lantern.azurecr.io/helm/app",
            "lantern.azurecr.io",
        ),
        (
            "sudo docker run --rm lantern.azurecr.io/app ls",
            "lantern.azurecr.io",
        ),
        (
            "curl -v https://lantern.azurecr.io/v2/",
            "lantern.azurecr.io",
        ),
    ] {
        assert_eq!(host(input), expected, "{input}");
    }
}

#[test]
fn understands_names_and_images() {
    let target = Target::read("lantern-a1b2.azurecr.cn/team/app:1.0").expect("a target");
    assert_eq!(
        (target.name.as_str(), target.label.as_deref(), target.cloud),
        ("lantern", Some("a1b2"), Some(Cloud::China))
    );
    assert_eq!(target.form, Form::Image);
    assert_eq!(target.reference, Some(Reference::Tag("1.0".to_owned())));
    let digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let with_digest = ["docker pull lantern.azurecr.io/app:1@", digest].concat();
    let target = Target::read(&with_digest).expect("a target");
    assert_eq!(
        target.reference.as_ref().map(Reference::as_str),
        Some(digest)
    );
    assert_eq!(target.form, Form::DockerCommand);
    let url = Target::read("https://lantern.azurecr.io/v2/a/b/manifests/latest").expect("a target");
    assert_eq!(url.repository.as_deref(), Some("a/b"));
    let az = Target::read("az acr repository show -n lantern --image app:v2").expect("a target");
    assert_eq!(az.repository.as_deref(), Some("app"));
}

#[test]
fn suggests_what_was_meant() {
    for (input, meant) in [
        ("lantern.azureacr.io", "lantern.azurecr.io"),
        ("lantern.azurerc.io", "lantern.azurecr.io"),
        ("lantern.acr.io/app:1", "lantern.azurecr.io"),
        ("lantern.azurecr", "lantern.azurecr.io"),
        ("lantern.azurecr.net", "lantern.azurecr.io"),
        ("lanternazurecr.io", "lantern.azurecr.io"),
        ("lantern-a1b2", "lantern-a1b2.azurecr.io"),
        ("lantern.eastus.data.azurecr.io", "lantern.azurecr.io"),
        ("lantern.privatelink.azurecr.io", "lantern.azurecr.io"),
        ("docker pull lantern.azurcr.io/app", "lantern.azurecr.io"),
    ] {
        let refusal = Target::read(input).expect_err(input);
        assert_eq!(refusal.suggestion.as_deref(), Some(meant), "{input}");
        for language in Language::ALL {
            assert!(refusal.text(language).contains(meant));
        }
    }
}

#[test]
fn every_hostile_target_is_refused_with_its_reason() {
    let mut count = 0;
    for line in include_str!("../../tests/hostile-targets.txt").lines() {
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        let (input, reason) = line.rsplit_once('\t').expect("a tab in the line");
        let input = unescape(input);
        let refusal = Target::read(&input).expect_err(&input);
        assert_eq!(refusal.reason.as_str(), reason, "{input:?}");
        // What is refused stays refused whatever other host is allowed.
        assert!(Target::read_allowing(&input, &["other.example", "127.0.0.1:5001"]).is_err());
        count += 1;
    }
    assert!(count >= 60, "the table holds {count} targets");
}

/// `\x1b`, `\u{…}`, `\\`, `\t`, `\n` and `\r` of the table.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next().expect("an escape") {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'u' => {
                let code: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                let code = u32::from_str_radix(&code, 16).expect("a code point");
                out.push(char::from_u32(code).expect("a character"));
            }
            other => out.push(other),
        }
    }
    out
}

#[test]
fn allowed_hosts_are_allowed_as_they_were_named() {
    let hosts = ["registry.internal:8443", "127.0.0.1:5000", "plain.example"];
    let target = Target::read_allowing("Registry.internal:8443/app", &hosts).expect("a target");
    assert_eq!((target.port, target.cloud), (8443, None));
    assert!(Target::read_allowing("127.0.0.1:5000", &hosts).is_ok());
    assert!(Target::read_allowing("plain.example", &hosts).is_ok());
    for input in [
        "registry.internal",
        "plain.example:8443",
        "127.0.0.1",
        "a.plain.example",
    ] {
        assert!(Target::read_allowing(input, &hosts).is_err(), "{input}");
    }
}

#[test]
fn a_terminal_goes_where_its_user_may_go() {
    for input in [
        "localhost:5000",
        "127.0.0.1:5000",
        "lantern.azurecr.io:8443",
        "mcr.microsoft.com",
    ] {
        assert!(Target::read_in_terminal(input).is_ok(), "{input}");
    }
    assert_eq!(
        Target::read_in_terminal("lantern").expect("a target").host,
        "lantern.azurecr.io"
    );
    let login = "docker login -u a.user -p eyJh.eyJi.c registry.internal:8443";
    assert_eq!(
        Target::read_in_terminal(login).expect("a target").host,
        "registry.internal"
    );
    for input in [
        "lantern.azureacr.io",
        "0x7f.1:5000",
        "x@127.0.0.1",
        "a.azurecr.io.evil.example",
    ] {
        assert!(Target::read_in_terminal(input).is_err(), "{input}");
    }
}

#[test]
fn every_reason_has_a_name_and_is_shown_in_both_languages() {
    for reason in Reason::ALL.iter().copied() {
        assert_eq!(Reason::from_name(reason.as_str()), Some(reason));
    }
}

//! The client is too new or too old for the daemon.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_api_version_mismatch",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Docker, &["client version", "is too new"]),
        Sign::sure(On::Docker, &["client version", "is too old"]),
        Sign::sure(On::Docker, &["client is newer than server"]),
    ],
    follows: &[],
    title: text! {
        en: "Docker's client and daemon do not share an API version",
        ja: "Docker のクライアントとデーモンの API バージョンが合いません",
    },
    why: text! {
        en: "The daemon answers, but refuses the API version that this client asks for. One of the two is much older than the other, or DOCKER_API_VERSION pins a version that does not fit.",
        ja: "デーモンは応答していますが、クライアントが要求した API バージョンを拒否しています。どちらかが古すぎるか、環境変数 DOCKER_API_VERSION の指定が合っていません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "docker version",
            text! {
                en: "Compare the API versions of client and server, and upgrade the older one.",
                ja: "クライアントとサーバーの API バージョンを比較し、古いほうをアップグレードします。",
            },
        ),
        Step::run(
            "unset DOCKER_API_VERSION",
            text! {
                en: "If this variable is set, remove it and try again. In PowerShell: `Remove-Item Env:DOCKER_API_VERSION`.",
                ja: "この環境変数が設定されている場合は、削除してから再試行します。PowerShell では `Remove-Item Env:DOCKER_API_VERSION` です。",
            },
        ),
        Step::fill_in(
            "export DOCKER_API_VERSION=<supported-version>",
            text! {
                en: "If the client is too new and the daemon cannot be upgraded yet, ask for the version that the message names as supported.",
                ja: "クライアントが新しすぎ、デーモンをすぐにアップグレードできない場合は、メッセージに示されたサポート対象のバージョンを指定します。",
            },
        ),
    ],
    links: &["https://docs.docker.com/reference/api/engine/"],
    example: example!("docker_api_version_mismatch"),
};

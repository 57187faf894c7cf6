//! Docker warns that it cannot load its config.json.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_config_unreadable",
    layer: Layer::Docker,
    harm: Harm::Warns,
    signs: &[
        Sign::sure(On::Docker, &["loading config file"]).lacking(&[".kube"]),
        Sign::sure(On::Check(Check::ToolWarning), &["loading config file"]).lacking(&[".kube"]),
        Sign::sure(On::Any, &[".docker", "config.json", "permission denied"]),
    ],
    follows: &[],
    title: text! {
        en: "Docker works, but cannot read its config.json",
        ja: "Docker は動作していますが、config.json を読み取れません",
    },
    why: text! {
        en: "Docker cannot load `.docker/config.json`: no permission, or broken JSON. It only warns and goes on, but az can take the warning for an error, and saved sign-ins are not used.",
        ja: "Docker が `.docker/config.json` を読み込めません。アクセス許可がないか、JSON が壊れています。Docker は警告するだけですが、az がエラーとみなすことがあり、保存したサインインも使われません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "sudo chown -R \"$USER\" ~/.docker",
            text! {
                en: "On Linux and macOS, take the folder back. An earlier `sudo docker` often leaves it to root.",
                ja: "Linux と macOS では、フォルダーの所有者を自分に戻します。以前の `sudo docker` により root の所有になっていることがよくあります。",
            },
        ),
        Step::run(
            "mv ~/.docker/config.json ~/.docker/config.json.bak",
            text! {
                en: "If the file itself is damaged, set it aside. You will have to sign in to your registries again.",
                ja: "ファイル自体が壊れている場合は、名前を変更して退避します。各レジストリへの再サインインが必要になります。",
            },
        ),
    ],
    links: &["https://docs.docker.com/reference/cli/docker/"],
    example: example!("docker_config_unreadable"),
};

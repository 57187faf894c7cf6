//! Windows containers cannot run the Linux sample image.

use super::mcr_unreachable_timeout::of_sample_image;
use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "docker_windows_containers",
    layer: Layer::Docker,
    harm: Harm::Harmless,
    signs: &[
        Sign::sure(
            On::Check(Check::DockerPull),
            &["no matching manifest for windows"],
        )
        .when(of_sample_image),
        Sign::sure(
            On::Check(Check::DockerPull),
            &["cannot be used on this platform"],
        )
        .when(of_sample_image),
    ],
    follows: &[],
    title: text! {
        en: "A false alarm: the sample image is for Linux, Docker runs Windows",
        ja: "誤検知です。Linux 用のサンプルを Windows で試しただけです",
    },
    why: text! {
        en: "Docker runs Windows containers here, and the sample image of the check is made for Linux. Docker did reach mcr.microsoft.com. Your own Windows images are not affected.",
        ja: "この Docker は Windows コンテナーを実行していますが、確認用のサンプル イメージは Linux 用です。mcr.microsoft.com には接続できており、お使いの Windows イメージに影響はありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "docker version",
            text! {
                en: "Nothing needs fixing. \"OS/Arch\" of the server shows what Docker runs.",
                ja: "対処は不要です。\"Server\" の \"OS/Arch\" で、実行環境を確認できます。",
            },
        ),
        Step::by_hand(
            Applicability::Run,
            text! {
                en: "If you do want Linux containers, choose \"Switch to Linux containers\" in the menu of Docker Desktop.",
                ja: "Linux コンテナーを使用したい場合は、Docker Desktop のメニューで \"Switch to Linux containers\" を選択します。",
            },
        ),
    ],
    links: &["https://docs.docker.com/desktop/setup/install/windows-install/"],
    example: example!("docker_windows_containers"),
};

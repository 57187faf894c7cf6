//! No space is left on a disk of this machine.

use crate::catalog::prelude::*;

pub(super) const CAUSE: Cause = Cause {
    id: "disk_full",
    layer: Layer::Docker,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["space left on device"]),
        Sign::sure(On::Any, &["not enough space on the disk"]),
    ],
    follows: &[],
    title: text! {
        en: "The disk is full",
        ja: "ディスクの空き容量がありません",
    },
    why: text! {
        en: "A tool could not write, because no space is left on its disk. With Docker Desktop that is the disk of its virtual machine, which can be full while the computer has room. The registry has no part in it.",
        ja: "ディスクに空き容量がなく、書き込みに失敗しました。Docker Desktop では、PC に空きがあっても、仮想マシンのディスクがいっぱいになることがあります。レジストリの問題ではありません。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "docker system df",
            text! {
                en: "See what Docker keeps and how much of it can be freed.",
                ja: "Docker が使用している容量と、解放できる容量を確認します。",
            },
        ),
        Step::run(
            "docker system prune",
            text! {
                en: "Remove stopped containers, unused networks, dangling images and build cache. It asks first. With `--all`, all unused images go too.",
                ja: "停止中のコンテナー、未使用のネットワーク、タグのないイメージ、ビルド キャッシュを削除します。実行前に確認を求められます。`--all` を付けると、未使用のイメージもすべて削除します。",
            },
        ),
        Step::run(
            "df -h",
            text! {
                en: "If Docker keeps little, see which disk is full (Windows: `Get-PSDrive`).",
                ja: "Docker の使用量が少ない場合は、どのディスクがいっぱいかを確認します (Windows では `Get-PSDrive`)。",
            },
        ),
    ],
    links: &["https://docs.docker.com/reference/cli/docker/system/prune/"],
    example: example!("disk_full"),
};

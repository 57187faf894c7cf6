//! The command line is not one that az understands.

use crate::catalog::prelude::*;
use crate::evidence::Kind;

/// Options that an older version does not know: another cause.
const LATER: &[&str] = &["--repository", "--vnet"];
const THE_COMMAND: &[&str] = &["'check-health'"];

pub(super) const CAUSE: Cause = Cause {
    id: "bad_arguments",
    layer: Layer::Az,
    harm: Harm::Breaks,
    signs: &[
        Sign::sure(On::Any, &["unrecognized arguments"]).lacking(LATER),
        Sign::sure(On::Any, &["unrecognized arguments"])
            .when(|evidence, _| evidence.kind == Kind::AzAcrLogin),
        Sign::sure(On::Any, &["arguments are required"]),
        Sign::sure(On::Check(Check::Arguments), &["expected one argument"]),
        Sign::sure(
            On::Check(Check::Arguments),
            &["expected at least one argument"],
        ),
        Sign::sure(On::Check(Check::Arguments), &["not a valid value for"]),
        Sign::sure(On::Any, &["misspelled or not recognized"]).lacking(THE_COMMAND),
        Sign::sure(On::Any, &["is not in the 'az", "command group"]).lacking(THE_COMMAND),
        // What the command itself checks.
        Sign::sure(On::Any, &["Registry name must be provided to verify"]),
        Sign::sure(
            On::Any,
            &["is not a valid resource id of a virtual network"],
        ),
        Sign::sure(On::Any, &["specify username if password"]),
        Sign::sure(On::Any, &["--expose-token", "cannot be combined with"]),
    ],
    follows: &[],
    title: text! {
        en: "az does not accept the command line as it stands",
        ja: "コマンド ラインの指定に誤りがあります",
    },
    why: text! {
        en: "az stopped at an argument that it does not know, or that is missing or of the wrong kind. Often a name stands without `--name`, or a document or chat changed the hyphens.",
        ja: "az が知らない引数、不足している引数、または形式の誤った引数があります。名前の前に `--name` がない例や、ハイフンが文書やチャットで別の文字に変わった例がよくあります。",
    },
    tell: None,
    fixes: &[
        Step::run(
            "az acr check-health --name {name} --yes --ignore-errors",
            text! {
                en: "Type the command by hand, with plain hyphens, rather than pasting it.",
                ja: "貼り付けずに、半角ハイフンでコマンドを入力し直します。",
            },
        ),
        Step::run(
            "az acr check-health --help",
            text! {
                en: "See the options that your version knows.",
                ja: "お使いのバージョンで使えるオプションを確認します。",
            },
        ),
    ],
    links: &["https://learn.microsoft.com/cli/azure/acr#az-acr-check-health"],
    example: example!("bad_arguments"),
};

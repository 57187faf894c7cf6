//! The phrases of the CLI: what a record says, by the words it begins with.

use crate::check::{Check, Outcome};

/// What a record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// A check passed if the record ends in `: OK`.
    Pass(Check),
    /// A check passed and shows a value, perhaps over several lines.
    Value(Check),
    /// The daemon's state: `available` passes.
    Daemon,
    /// A check ended in another way, without a code.
    Ends(Check, Outcome),
    /// Something said in passing about a check: evidence, but no check of its own.
    Notice(Check),
    /// A check of private endpoints failed; several may.
    PrivateEndpoint,
    /// A sign-in to Azure is missing.
    SignIn,
    /// The head of a Python traceback; the next error is its message.
    Crash,
    /// A sentence of `az acr login` before another record.
    Wrapper,
    /// `az acr login` succeeded.
    LoginOk,
    /// `az acr login` failed; another line says why.
    LoginFailed,
    /// The end of the run.
    Close,
    /// The link after an error that ended the run.
    DeepLink,
    /// Part of the block above, whatever stands around it.
    More,
    /// Nothing to learn from.
    Noise,
}

use Check::{
    AadToken, AccessToken, Arguments, Arm, Challenge, CliVersion, Connectivity, Dns, DockerCommand,
    DockerPull, DockerVersion, Environment, HelmVersion, LoginServer, NotaryVersion,
    PrivateEndpointDns, RefreshToken, Subscription, ToolWarning,
};
use Outcome::{Error, Info, Skipped};

/// Records by their first words. Where one is the beginning of another, the longer stands first.
pub(super) const STARTS: &[(&str, Says)] = &[
    ("Docker daemon status: ", Says::Daemon),
    ("Podman daemon status: ", Says::Daemon),
    ("Docker version: ", Says::Value(DockerVersion)),
    ("Podman version: ", Says::Value(DockerVersion)),
    ("Docker pull of '", Says::Pass(DockerPull)),
    ("Podman pull of '", Says::Pass(DockerPull)),
    ("Azure CLI version: ", Says::Value(CliVersion)),
    ("ACR CLI version: ", Says::Value(CliVersion)),
    ("DNS lookup to ", Says::Pass(Dns)),
    ("Challenge endpoint ", Says::Pass(Challenge)),
    (
        "Fetch refresh token for registry ",
        Says::Pass(RefreshToken),
    ),
    ("Fetch access token for re", Says::Pass(AccessToken)),
    ("Helm version: ", Says::Value(HelmVersion)),
    ("Notary version: ", Says::Value(NotaryVersion)),
    (
        "DNS routing to private endpoint ",
        Says::Pass(PrivateEndpointDns),
    ),
    (
        "Please refer to https://aka.ms/acr/health-check",
        Says::Close,
    ),
    ("Please refer to https://aka.ms/acr/errors#", Says::DeepLink),
    ("Skipping pull check", Says::Ends(DockerPull, Skipped)),
    (
        "Environment checks are not supported in Azure Cloud Shell",
        Says::Ends(Environment, Skipped),
    ),
    (
        "Registry name must be provided to check connectivity",
        Says::Ends(Connectivity, Skipped),
    ),
    (
        "Note: Please run the command with the '--repository' flag",
        Says::Ends(AccessToken, Info),
    ),
    ("Please run 'az login' to setup account", Says::SignIn),
    ("AADSTS", Says::Ends(AadToken, Error)),
    (
        "Get Token request returned http error",
        Says::Ends(AadToken, Error),
    ),
    ("(SubscriptionNotFound)", Says::Ends(Arm, Error)),
    ("The client '", Says::Ends(Arm, Error)),
    // Requests outside the checks that have a code go to Azure Resource Manager.
    (
        "Failed to establish a new connection: ",
        Says::Ends(Arm, Error),
    ),
    ("<urllib3.connection.", Says::Ends(Arm, Error)),
    ("HTTPSConnection(host='", Says::Ends(Arm, Error)),
    (
        "Registry names may contain only alpha numeric characters",
        Says::Ends(Arguments, Error),
    ),
    (
        "The login server suffix is not valid",
        Says::Ends(Arguments, Error),
    ),
    (
        "The suffix 'acr_login_server_endpoint'",
        Says::Ends(Arguments, Error),
    ),
    (
        "Failed to decode access token",
        Says::Ends(AccessToken, Error),
    ),
    (
        "Registry name must be provided to verify DNS routings",
        Says::PrivateEndpoint,
    ),
    ("DNS routing to registry \"", Says::PrivateEndpoint),
    ("DNS routing verification failed", Says::PrivateEndpoint),
    ("Error resolving DNS for ", Says::PrivateEndpoint),
    (
        "Could not connect to the registry login server '",
        Says::Ends(Challenge, Error),
    ),
    (
        "Looks like you don't have access to registry '",
        Says::Ends(Challenge, Error),
    ),
    (
        "This command requires running the docker daemon, which is not supported in Azure Cloud Shell",
        Says::Ends(Environment, Error),
    ),
    ("The command failed with an unexpected error", Says::Crash),
    (
        "Unable to get AAD authorization tokens with message: ",
        Says::Wrapper,
    ),
    (
        "Unable to get admin user credentials with message: ",
        Says::Wrapper,
    ),
    // Usage errors end the command before its first check: evidence without a check.
    ("unrecognized arguments: ", Says::Notice(Arguments)),
    (
        "the following arguments are required: ",
        Says::Notice(Arguments),
    ),
    ("argument --", Says::Notice(Arguments)),
    (
        "'check-health' is misspelled or not recognized",
        Says::Notice(Arguments),
    ),
    (
        "az acr: 'check-health' is not in the 'az acr' command group",
        Says::Notice(Arguments),
    ),
    ("No tty available", Says::Notice(Arguments)),
    (
        "Unable to prompt for confirmation as no tty available",
        Says::Notice(Arguments),
    ),
    ("Refusing to use '", Says::Notice(DockerCommand)),
    // az goes on with the login server that it guesses from the name.
    ("The resource with name '", Says::Notice(LoginServer)),
    (
        "The Resource 'Microsoft.ContainerRegistry/registries/",
        Says::Notice(LoginServer),
    ),
    ("Registry name is '", Says::Notice(Arguments)),
    (
        "Connection verification disabled by environment variable",
        Says::Notice(ToolWarning),
    ),
    (
        "Unable to authenticate using AAD or admin login credentials",
        Says::LoginFailed,
    ),
    ("Login Succeeded", Says::LoginOk),
    ("Login failed", Says::LoginFailed),
    ("Admin user is disabled", Says::Noise),
    ("Process completed with exit code", Says::Noise),
    (
        "Uppercase characters are detected in the registry name",
        Says::Noise,
    ),
    ("You may want to use 'az acr login -n ", Says::Noise),
    ("Note: The token in both the accessToken", Says::LoginOk),
    ("You can perform manual login using", Says::Noise),
    (
        "WARNING! Your credentials are stored unencrypted",
        Says::Noise,
    ),
    (
        "Configure a credential helper to remove this warning",
        Says::Noise,
    ),
    ("https://docs.docker.com/go/credential-store", Says::Noise),
    ("Try running 'az acr check-health", Says::Noise),
    ("This will pull the image ", Says::Noise),
    ("[Survey] ", Says::Noise),
    ("To check existing issues, please visit", Says::Noise),
    ("To open an issue, please run: 'az feedback'", Says::Noise),
    (
        "Run the command below to authenticate interactively",
        Says::More,
    ),
    ("Please explicitly log in with", Says::More),
    ("Interactive authentication is needed", Says::More),
    ("An error occurred while ", Says::More),
    ("Failed to run command '", Says::More),
    ("Please verify if ", Says::More),
    ("Access to registry '", Says::More),
    ("You have ", Says::More),
    ("Code: ", Says::More),
    ("Message: ", Says::More),
    ("Examples from AI knowledge base", Says::Noise),
    ("https://aka.ms/cli_ref", Says::Noise),
    ("Read more about the command in reference docs", Says::Noise),
    ("At line:", Says::Noise),
    ("At C:\\", Says::Noise),
    ("+ CategoryInfo ", Says::Noise),
    ("+ FullyQualifiedErrorId ", Says::Noise),
    ("+ ~~", Says::Noise),
    ("+ az ", Says::Noise),
    ("warnings.warn(", Says::Noise),
    ("Cannot enable color.", Says::Noise),
    ("```", Says::Noise),
    ("Command group 'acr", Says::Noise),
    ("This command is in preview", Says::Noise),
    ("Consider using the \"az upgrade\"", Says::Noise),
];

/// Records by words somewhere in them: names stand before the words that tell.
const HOLDS: &[(&str, Says)] = &[
    (
        " can be pulled but cannot be used on this platform",
        Says::Ends(DockerPull, Info),
    ),
    ("doesn't have private endpoints", Says::PrivateEndpoint),
    (
        "has more than one private endpoint in the vnet",
        Says::PrivateEndpoint,
    ),
    (
        "is not a valid resource id of a virtual network",
        Says::PrivateEndpoint,
    ),
    ("InsecureRequestWarning: ", Says::Noise),
    ("Unable to connect to proxy", Says::Ends(Arm, Error)),
    ("Max retries exceeded with url", Says::Ends(Arm, Error)),
    (
        "' object has no attribute 'role_assignment_mode'",
        Says::Ends(Arm, Error),
    ),
    ("will be deprecated", Says::Noise),
    ("will be removed in", Says::Noise),
    ("update(s) available", Says::Noise),
    (
        "unauthorized: Invalid clientid",
        Says::Ends(AccessToken, Error),
    ),
    (
        "unauthorized: authentication required",
        Says::Ends(AccessToken, Error),
    ),
];

/// A sentence about a subscription: which ones end the command.
fn subscription(body: &str) -> Option<Says> {
    let named = body.starts_with("Subscription '") || body.starts_with("The subscription ");
    if !named {
        None
    } else if body.contains("not recognized") {
        Some(Says::Noise)
    } else {
        let ends = body.contains("not found")
            || body.contains("doesn't exist")
            || body.contains("not exist");
        ends.then_some(Says::Ends(Subscription, Error))
    }
}

/// `(AuthorizationFailed) The client …`: how Azure Resource Manager refuses.
fn resource_manager(body: &str) -> Option<Says> {
    let code = body.strip_prefix('(')?.split_once(") ")?.0;
    let is_code = code.len() > 5
        && code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.bytes().all(|b| b.is_ascii_alphabetic());
    is_code.then_some(Says::Ends(Arm, Error))
}

/// What a record says by its body (without level, logger and time); `None` if it is not the CLI's.
pub(super) fn says(body: &str) -> Option<Says> {
    let body = body.trim_start();
    STARTS
        .iter()
        .find(|(start, _)| body.starts_with(start) || body == start.trim_end())
        .or_else(|| HOLDS.iter().find(|(words, _)| body.contains(words)))
        .map(|&(_, says)| says)
        .or_else(|| subscription(body))
        .or_else(|| resource_manager(body))
}

/// The first words of the records that a check makes.
pub(super) fn heads() -> impl Iterator<Item = &'static str> {
    let of_check = |says: &Says| {
        matches!(
            says,
            Says::Daemon
                | Says::Value(_)
                | Says::Pass(_)
                | Says::Close
                | Says::DeepLink
                | Says::SignIn
        )
    };
    STARTS
        .iter()
        .filter(move |(_, says)| of_check(says))
        .map(|&(words, _)| words)
}

/// Every phrase, for the scan over large inputs.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    STARTS
        .iter()
        .chain(HOLDS)
        .filter(|(_, says)| !matches!(says, Says::Noise | Says::More))
        .map(|&(words, _)| words)
}

using ReverseBuy.Connectors;

namespace ReverseBuy.Wire;

/// <summary>A host whose calls are listened to.</summary>
/// <param name="Host">Disposed in the end.</param>
/// <param name="CallAsync">Makes a call of an operation, with fields.</param>
/// <param name="Issuer">Gets and renews tokens; none where calls carry none.</param>
/// <param name="Context">For whom.</param>
/// <param name="Tokens">The credentials it would renew.</param>
internal sealed record SecretHost(
    IAsyncDisposable Host,
    Func<string, IReadOnlyList<KeyValuePair<string, string>>, Task> CallAsync,
    ITokenIssuer? Issuer,
    ConnectorContext Context,
    AccountCredentials Tokens)
{
    /// <summary>Signs an account in by name and password, where the marketplace has no codes to exchange.</summary>
    public Func<Task>? SignInAsync { get; init; }
}

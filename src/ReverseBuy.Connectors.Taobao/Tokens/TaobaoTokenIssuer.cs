using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Tokens;

/// <summary>Gets and renews tokens. Its calls are signed and sent like all others, in a lane of their own, and carry no token.</summary>
internal sealed class TaobaoTokenIssuer(TaobaoGateway gateway, IOptions<TaobaoOptions> options, TimeProvider time) : ITokenIssuer
{
    private readonly TaobaoOptions _options = options.Value;

    public Uri AuthorizationPage(Uri redirectUri, string state)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        ArgumentException.ThrowIfNullOrEmpty(state);
        var query = "response_type=code&force_auth=true"
            + "&client_id=" + Uri.EscapeDataString(_options.AppKey)
            + "&redirect_uri=" + Uri.EscapeDataString(redirectUri.AbsoluteUri)
            + "&state=" + Uri.EscapeDataString(state);
        return new UriBuilder(_options.AuthorizationEndpoint) { Query = query }.Uri;
    }

    public async ValueTask<AccountCredentials> ExchangeAsync(ConnectorContext context, string code, Uri redirectUri, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(code);
        return await AskAsync(context, TaobaoOperation.CreateToken, new("code", code), oldRefreshToken: null, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<AccountCredentials> RefreshAsync(ConnectorContext context, AccountCredentials credentials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(credentials);
        return credentials.RefreshToken is { Length: > 0 } token
            ? await AskAsync(context, TaobaoOperation.RefreshToken, new("refresh_token", token), token, cancellationToken).ConfigureAwait(false)
            : throw new MarketplaceException(
                TaobaoMarketplace.Id,
                MarketplaceErrorKind.AuthExpired,
                "There is no refresh token for this buying account at Taobao. Its owner must authorise it again.");
    }

    private Task<AccountCredentials> AskAsync(
        ConnectorContext context,
        TaobaoOperation operation,
        KeyValuePair<string, string> parameter,
        string? oldRefreshToken,
        CancellationToken cancellationToken) =>
        gateway.CallAsync(
            context with { Lane = CallLane.Token },
            operation,
            [parameter],
            answer => Read(answer.RequireData(), oldRefreshToken),
            cancellationToken);

    // Lifetimes are not published: what the answer says is the only word on them.
    private AccountCredentials Read(WireValue data, string? oldRefreshToken) =>
        new(data.Text("access_token") ?? throw new JsonException("The answer has no access token."))
        {
            RefreshToken = data.Text("refresh_token") ?? oldRefreshToken,
            ExpiresAt = data.Whole("expires_in") is > 0 and var seconds ? time.GetUtcNow() + TimeSpan.FromSeconds(seconds) : null,
        };
}

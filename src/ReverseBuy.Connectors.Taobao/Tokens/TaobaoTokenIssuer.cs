using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Tokens;

/// <summary>Gets and renews tokens. Its calls are signed like all others and carry no token, so they are made beside the gateway.</summary>
internal sealed class TaobaoTokenIssuer(IHttpClientFactory clients, IOptions<TaobaoOptions> options, TimeProvider time) : ITokenIssuer
{
    // A consent belongs to no tenant's account until its tokens are stored.
    private static readonly ConnectorContext Nobody = new(default, default, CallLane.Purchase);

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

    public async ValueTask<AccountCredentials> ExchangeAsync(string code, Uri redirectUri, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return await AskAsync(TaobaoOperation.CreateToken, new("code", code), oldRefreshToken: null, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<AccountCredentials> RefreshAsync(AccountCredentials credentials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return credentials.RefreshToken is { Length: > 0 } token
            ? await AskAsync(TaobaoOperation.RefreshToken, new("refresh_token", token), token, cancellationToken).ConfigureAwait(false)
            : throw new MarketplaceException(
                TaobaoMarketplace.Id,
                MarketplaceErrorKind.AuthExpired,
                "There is no refresh token for this buying account at Taobao. Its owner must authorise it again.");
    }

    private async Task<AccountCredentials> AskAsync(
        TaobaoOperation operation,
        KeyValuePair<string, string> parameter,
        string? oldRefreshToken,
        CancellationToken cancellationToken)
    {
        var address = new Uri(_options.Endpoint.AbsoluteUri.TrimEnd('/') + operation.Path);
        var call = new OutgoingCall(operation.Path, operation.Safety, address, Form(operation, parameter));
        var caller = new PlatformCaller(clients.CreateClient(TaobaoGateway.ClientName), TaobaoMarketplace.Id, time);
        var answer = await caller.SendAsync(call, Nobody, _options.CallTimeout, cancellationToken).ConfigureAwait(false);
        try
        {
            return Read(TaobaoEnvelopeReader.Read(operation, answer).RequireData(), oldRefreshToken);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException)
        {
            throw TaobaoErrors.Unreadable(operation, exception);
        }
    }

    private List<KeyValuePair<string, string>> Form(TaobaoOperation operation, KeyValuePair<string, string> parameter)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("app_key", _options.AppKey),
            new("sign_method", "sha256"),
            new("timestamp", time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            parameter,
        ];
        form.Add(new("sign", TaobaoSigner.Sign(operation.Path, CollectionsMarshal.AsSpan(form), _options.AppSecret)));
        return form;
    }

    // Lifetimes are not published: what the answer says is the only word on them.
    private AccountCredentials Read(JsonElement data, string? oldRefreshToken) =>
        new(data.Text("access_token") ?? throw new JsonException("The answer has no access token."))
        {
            RefreshToken = data.Text("refresh_token") ?? oldRefreshToken,
            ExpiresAt = data.Whole("expires_in") is > 0 and var seconds ? time.GetUtcNow() + TimeSpan.FromSeconds(seconds) : null,
        };
}

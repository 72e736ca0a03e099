using System.Globalization;
using System.Net;
using System.Text.Json;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Tokens;

/// <summary>
/// The platform's OAuth. The token interface alone is not signed: the secret itself is a field of the form. It is called like all others, in a lane of its own.
/// </summary>
internal sealed class Alibaba1688TokenIssuer(IAccountCallers callers, Alibaba1688Options options, TimeProvider time) : ITokenIssuer
{
    private readonly AccountCaller _caller = callers.Of(Alibaba1688Marketplace.Id);

    public Uri AuthorizationPage(Uri redirectUri, string state)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        var (key, back) = (Uri.EscapeDataString(options.AppKey), Uri.EscapeDataString(redirectUri.AbsoluteUri));
        return new UriBuilder(options.AuthorizationEndpoint)
        {
            Query = $"client_id={key}&site=1688&redirect_uri={back}&state={Uri.EscapeDataString(state)}",
        }.Uri;
    }

    public async ValueTask<AccountCredentials> ExchangeAsync(ConnectorContext context, string code, Uri redirectUri, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentNullException.ThrowIfNull(redirectUri);
        return await AskAsync(
            context,
            Alibaba1688Operation.GetToken,
            [
                new("grant_type", "authorization_code"),
                new("need_refresh_token", "true"),
                new("redirect_uri", redirectUri.AbsoluteUri),
                new("code", code),
            ],
            null,
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<AccountCredentials> RefreshAsync(ConnectorContext context, AccountCredentials credentials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(credentials);
        var token = credentials.RefreshToken ?? throw new MarketplaceException(
            Alibaba1688Marketplace.Id,
            MarketplaceErrorKind.AuthExpired,
            "The account has no refresh token of 1688. Let its owner consent again, then store the new credentials with ITenants.ConnectAccountAsync.");
        return await AskAsync(
            context,
            Alibaba1688Operation.RefreshToken,
            [new("grant_type", "refresh_token"), new("refresh_token", token)],
            token,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads credentials; the old refresh token stays where the platform gives no new one.</summary>
    internal static AccountCredentials Read(WireValue answer, string? refreshToken, DateTimeOffset now) =>
        new(answer.Text("access_token") ?? throw new JsonException("An answer of the token interface has no token."))
        {
            RefreshToken = answer.Text("refresh_token") ?? refreshToken,
            ExpiresAt = answer.Whole("expires_in") is > 0 and < int.MaxValue and var seconds ? now.AddSeconds(seconds) : null,
        };

    private Task<AccountCredentials> AskAsync(
        ConnectorContext context,
        Alibaba1688Operation operation,
        IReadOnlyList<KeyValuePair<string, string>> grant,
        string? refreshToken,
        CancellationToken cancellationToken)
    {
        var outgoing = new OutgoingCall(
            operation.Name,
            operation.Safety,
            new Uri(options.Endpoint, $"{options.TokenPath}/{options.AppKey}"),
            [.. grant, new("client_id", options.AppKey), new("client_secret", options.AppSecret)]);

        // A token's life begins at the platform, somewhere between the sending and the answer.
        var asked = time.GetUtcNow();
        var call = new AccountCall<AccountCredentials>(operation.Name, operation.Safety, options.CallTimeout)
        {
            NeedsToken = false,
            Sign = (_, _) =>
            {
                asked = time.GetUtcNow();
                return outgoing;
            },
            Refusal = answer => RefusalOf(operation, answer),
            Read = answer => ReadOrDoubt(operation, answer, refreshToken, asked),
        };
        return _caller.CallAsync(call, context with { Lane = CallLane.Token }, cancellationToken);
    }

    private static AccountCredentials ReadOrDoubt(Alibaba1688Operation operation, CallAnswer answer, string? refreshToken, DateTimeOffset asked)
    {
        try
        {
            return Read(answer.Body, refreshToken, asked);
        }
        catch (JsonException exception)
        {
            throw Alibaba1688Errors.Unreadable(operation, exception);
        }
    }

    // What the gateway refuses before it looks at the grant keeps its own meaning. Any other definite refusal is of the grant: a person must consent.
    private static MarketplaceException? RefusalOf(Alibaba1688Operation operation, CallAnswer answer)
    {
        var code = answer.Body.Text("error_code") ?? answer.Body.Text("error");
        if (answer.Body.Text("access_token") is not null || (answer.Status == HttpStatusCode.OK && code is null))
        {
            return null;
        }

        var ofGateway = answer.Status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            || (code is not null && Alibaba1688Errors.KindOf(code, null) is not null and not MarketplaceErrorKind.AuthExpired);
        return ofGateway && Alibaba1688Errors.FromGateway(operation, answer) is { } error
            ? error
            : new MarketplaceException(
                Alibaba1688Marketplace.Id,
                MarketplaceErrorKind.AuthExpired,
                $"1688 gave no token ({code ?? ((int)answer.Status).ToString(CultureInfo.InvariantCulture)}). Let the account's owner consent again, "
                + "then store the new credentials with ITenants.ConnectAccountAsync.")
            {
                MarketplaceCode = code,
                RequestId = answer.Body.Text("request_id"),
            };
    }
}

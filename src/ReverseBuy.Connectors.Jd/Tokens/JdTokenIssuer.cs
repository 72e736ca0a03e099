using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Tokens;

/// <summary>Signs accounts in by name and password, of which neither is kept, and renews their tokens. JD has no page of consent.</summary>
internal sealed class JdTokenIssuer(JdGateway gateway, IOptions<JdOptions> options, TimeProvider time) : ITokenIssuer, IAccountSignIn
{
    private readonly JdOptions _options = options.Value;

    public Uri AuthorizationPage(Uri redirectUri, string state) => throw NoConsent();

    public ValueTask<AccountCredentials> ExchangeAsync(ConnectorContext context, string code, Uri redirectUri, CancellationToken cancellationToken) => throw NoConsent();

    public async ValueTask<AccountCredentials> SignInAsync(ConnectorContext context, string userName, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        ArgumentException.ThrowIfNullOrEmpty(password);
        var digest = JdTokenSigner.Digest(password);
        return await AskAsync(context, JdOperation.SignIn, SignInForm, oldRefreshToken: null, cancellationToken).ConfigureAwait(false);

        IReadOnlyList<KeyValuePair<string, string>> SignInForm(DateTimeOffset now)
        {
            var timestamp = JdTime.Write(now);
            return
            [
                new("grant_type", JdTokenSigner.GrantType),
                new("client_id", _options.AppKey),
                new("timestamp", timestamp),
                new("username", userName),
                new("password", digest),
                new("sign", JdTokenSigner.Sign(_options.AppSecret, timestamp, _options.AppKey, userName, digest)),
            ];
        }
    }

    public async ValueTask<AccountCredentials> RefreshAsync(ConnectorContext context, AccountCredentials credentials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.RefreshToken is not { Length: > 0 } token)
        {
            throw new MarketplaceException(
                JdMarketplace.Id,
                MarketplaceErrorKind.AuthExpired,
                "There is no refresh token for this buying account at JD. Sign it in again with IAccountSignIn.");
        }

        IReadOnlyList<KeyValuePair<string, string>> form =
            [new("refresh_token", token), new("client_id", _options.AppKey), new("client_secret", _options.AppSecret)];
        return await AskAsync(context, JdOperation.RefreshToken, _ => form, token, cancellationToken).ConfigureAwait(false);
    }

    private static NotSupportedByMarketplaceException NoConsent() => new(JdMarketplace.Id, "a page of consent; accounts sign in with IAccountSignIn");

    // What is refused before the grant is looked at keeps its own meaning. Any other definite refusal is of the grant: a person must sign in.
    private static MarketplaceException? RefusalOf(JdOperation operation, CallAnswer answer)
    {
        if (JdErrors.FromGateway(operation, answer) is { } error)
        {
            return answer.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError && error.Kind == MarketplaceErrorKind.OutcomeUnknown
                ? JdErrors.NoToken(operation, error.MarketplaceCode)
                : error;
        }

        var (code, message) = (answer.Body.Text("resultCode"), answer.Body.Text("resultMessage"));
        return JdErrors.RefusesTime(answer) ? JdErrors.WrongTime(operation, code)
            : answer.Body.Flag("success") == false && !JdErrors.MeansFailure(code, message) ? JdErrors.NoToken(operation, code)
            : null;
    }

    private async Task<AccountCredentials> AskAsync(
        ConnectorContext context,
        JdOperation operation,
        Func<DateTimeOffset, IReadOnlyList<KeyValuePair<string, string>>> form,
        string? oldRefreshToken,
        CancellationToken cancellationToken)
    {
        // A token's life begins at JD, somewhere between the sending and the answer.
        var asked = time.GetUtcNow();
        return await gateway.CallAsync(
            context with { Lane = CallLane.Token },
            operation,
            now =>
            {
                asked = time.GetUtcNow();
                return form(now);
            },
            answer => RefusalOf(operation, answer),
            answer => Read(answer.RequireResult(), oldRefreshToken, asked),
            cancellationToken).ConfigureAwait(false);
    }

    private static AccountCredentials Read(WireValue result, string? oldRefreshToken, DateTimeOffset asked) =>
        new(result.Text("access_token") ?? throw new JsonException("The answer has no access token."))
        {
            RefreshToken = result.Text("refresh_token") ?? oldRefreshToken,
            ExpiresAt = result.Whole("expires_in") is > 0 and < int.MaxValue and var seconds ? asked.AddSeconds(seconds) : null,
        };
}

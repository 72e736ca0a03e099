using System.Globalization;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

internal sealed partial class FakeMarketplace : ITokenIssuer, IAccountSignIn
{
    private static readonly TimeSpan s_tokenLife = TimeSpan.FromDays(30);

    private int _tokens;

    public Uri AuthorizationPage(Uri redirectUri, string state) =>
        new($"https://{id}.example/authorize?redirect={Uri.EscapeDataString(redirectUri.AbsoluteUri)}&state={Uri.EscapeDataString(state)}");

    public ValueTask<AccountCredentials> ExchangeAsync(ConnectorContext context, string code, Uri redirectUri, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, Issue));

    public ValueTask<AccountCredentials> RefreshAsync(ConnectorContext context, AccountCredentials credentials, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, Issue));

    public ValueTask<AccountCredentials> SignInAsync(ConnectorContext context, string userName, string password, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, Issue));

    private AccountCredentials Issue()
    {
        var number = (++_tokens).ToString(CultureInfo.InvariantCulture);
        return new AccountCredentials("token-" + number) { RefreshToken = "refresh-" + number, ExpiresAt = Time.GetUtcNow() + s_tokenLife };
    }
}

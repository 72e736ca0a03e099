namespace ReverseBuy.Connectors.Http.Tests.Support;

/// <summary>Issues tokens and counts how often it was asked.</summary>
internal sealed class CountingIssuer : ITokenIssuer
{
    private int _refreshes;

    public int Refreshes => _refreshes;

    /// <summary>For whom it was asked last.</summary>
    public ConnectorContext? Context { get; private set; }

    /// <summary>What is waited for before it answers.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public Func<AccountCredentials, AccountCredentials> Issue { get; set; } = _ => new AccountCredentials("new-token") { RefreshToken = "new-refresh" };

    public Uri AuthorizationPage(Uri redirectUri, string state) => new("https://shop.example/authorize");

    public ValueTask<AccountCredentials> ExchangeAsync(ConnectorContext context, string code, Uri redirectUri, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async ValueTask<AccountCredentials> RefreshAsync(ConnectorContext context, AccountCredentials credentials, CancellationToken cancellationToken)
    {
        Context = context;
        Interlocked.Increment(ref _refreshes);
        await Gate.WaitAsync(cancellationToken);
        return Issue(credentials);
    }
}

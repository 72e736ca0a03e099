using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Connectors.Taobao.Gateway;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Taobao.Tests.Support;

/// <summary>A host whose clients all have the standard resilience handler, in front of a server on bare sockets.</summary>
internal sealed class WireHost(TaobaoHost host) : IAsyncDisposable
{
    public const string AppKey = "key-8731-key";
    public const string AppSecret = "secret-4419-secret";
    public const string AccessToken = TaobaoHost.Token;
    public const string RefreshToken = TaobaoHost.RefreshToken;

    public static WireHost Start(LoopbackServer server, TelemetryRecorder? ears = null, int retries = 0) => new(new TaobaoHost(
        configure: options =>
        {
            options.Endpoint = new Uri(server.Address, "rest");
            (options.AppKey, options.AppSecret) = (AppKey, AppSecret);
            options.Calls.Budget.BanWhenUntold = TimeSpan.Zero;
            options.Calls.Resilience.Retries = retries;
            options.Calls.Resilience.LongestDelay = options.Calls.Resilience.FirstDelay = TimeSpan.Zero;
            options.Calls.Resilience.BreakAfterCalls = 10_000;
        },
        time: TimeProvider.System,
        services: services => services
            .ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler())
            .AddLogging(logging =>
            {
                logging.SetMinimumLevel(LogLevel.Trace);
                if (ears is not null)
                {
                    logging.AddProvider(ears);
                }
            })));

    public Task<bool> CallAsync(TaobaoOperation operation, params IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        host.Service<TaobaoGateway>().CallAsync(TaobaoHost.Context, operation, parameters, _ => true, TestContext.Current.CancellationToken);

    public ITokenIssuer Issuer => host.Seam<ITokenIssuer>();

    public ValueTask DisposeAsync() => host.DisposeAsync();
}

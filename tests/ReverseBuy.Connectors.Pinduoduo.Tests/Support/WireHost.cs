using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Connectors.Pinduoduo.Gateway;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

/// <summary>A host whose clients all have the standard resilience handler, in front of a server on bare sockets.</summary>
internal sealed class WireHost(ServiceProvider services) : IAsyncDisposable
{
    public const string AppKey = "key-8731-key";
    public const string AppSecret = "secret-4419-secret";

    public static ConnectorContext Context { get; } = new(new TenantId("alice"), new BuyingAccountId("main"), CallLane.Purchase);

    public static WireHost Start(LoopbackServer server, TelemetryRecorder? ears = null, int retries = 0)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (ears is not null)
            {
                logging.AddProvider(ears);
            }
        });
        services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());
        services.AddReverseBuy().UseInMemory().AddPinduoduo(options =>
        {
            options.Endpoint = server.Address;
            (options.AppKey, options.AppSecret, options.Pid, options.Uid) = (AppKey, AppSecret, "60005_612", "T42");
            options.Calls.Budget.CallsPerSecond = 10_000;
            options.Calls.Budget.Burst = 10_000;
            options.Calls.Budget.BanWhenUntold = TimeSpan.Zero;
            options.Calls.Resilience.Retries = retries;
            options.Calls.Resilience.LongestDelay = options.Calls.Resilience.FirstDelay = TimeSpan.Zero;
            options.Calls.Resilience.BreakAfterCalls = 10_000;
        });
        services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());
        return new WireHost(services.BuildServiceProvider());
    }

    public Task<bool> CallAsync(PinduoduoOperation operation, params IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        services.GetRequiredService<PinduoduoGateway>().CallAsync(Context, operation, parameters, _ => true, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

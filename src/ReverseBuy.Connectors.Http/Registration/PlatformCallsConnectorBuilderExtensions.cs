using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy.Auditing;
using ReverseBuy.Health;

namespace ReverseBuy.Connectors.Http;

/// <summary>For authors of connectors over HTTP.</summary>
public static class PlatformCallsConnectorBuilderExtensions
{
    /// <summary>
    /// Gives a connector its HTTP client and the one way in which all connectors call: budgets, tokens, retries and breakers. Its gateway asks
    /// <see cref="IAccountCallers"/> for its caller.
    /// </summary>
    /// <param name="builder">The builder of the connector.</param>
    /// <param name="clientName">The name of its HTTP client, under which a host can still configure it.</param>
    /// <param name="options">Finds its limits, which the connector checks. Asked at the first call, so that what a host configures late counts too.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// Message handlers that a host adds to all its HTTP clients are taken off this one: a handler that repeats failed calls would buy twice. Its requests are
    /// in no log and no trace of the HTTP client, for their addresses may hold the application's key; the calls have spans and figures of their own.
    /// </remarks>
    public static IConnectorBuilder UsePlatformCalls(this IConnectorBuilder builder, string clientName, Func<IServiceProvider, PlatformCallOptions> options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientName);
        ArgumentNullException.ThrowIfNull(options);
        var services = builder.Services;
        var marketplace = builder.Descriptor.Marketplace;
        services.AddSingleton(provider => new PlatformClient(marketplace, clientName, options(provider)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ConnectorTelemetry>();
        services.TryAddSingleton<HeldCredentials>();
        services.TryAddSingleton<ICredentialUses, UncountedUses>();
        services.TryAddSingleton<AccountTokens>();
        services.TryAddSingleton<OpenBreakers>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, OpenBreakers>(provider => provider.GetRequiredService<OpenBreakers>()));
        services.TryAddSingleton<PolicyFactory>();
        services.TryAddSingleton<PlatformHttpClients>();
        services.TryAddSingleton<CallParts>();
        services.TryAddSingleton<ICallBudgets, CallBudgets>();
        services.TryAddSingleton<ICallResilience, CallResilience>();
        services.TryAddSingleton<IAccountCallers, AccountCallers>();
        services.AddHttpClient(clientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                handler.ActivityHeadersPropagator = null;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear());
        return builder;
    }
}

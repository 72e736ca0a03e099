using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.AspNetCore;
using ReverseBuy.AspNetCore.Callbacks;
using ReverseBuy.AspNetCore.Callbacks.Spool;
using ReverseBuy.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Takes in callbacks of marketplaces.</summary>
public static class CallbackReverseBuyBuilderExtensions
{
    /// <summary>Adds what <c>MapReverseBuyCallbacks()</c> needs. Call it once.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">It was called before, or an option makes no sense.</exception>
    public static IReverseBuyBuilder AddCallbacks(this IReverseBuyBuilder builder, Action<CallbackOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(service => service.ServiceType == typeof(CallbackOptions)))
        {
            throw new ConfigurationException("AddCallbacks() is called twice. Call it once.");
        }

        var options = new CallbackOptions();
        configure?.Invoke(options);
        if (options.Validate().ToList() is { Count: > 0 } problems)
        {
            throw new ConfigurationException(string.Join(" ", problems));
        }

        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton<CallbackMetrics>();
        builder.Services.TryAddSingleton<CallbackActivities>();
        builder.Services.TryAddSingleton<CallbackRouting>();
        builder.Services.TryAddSingleton<GatheredStoring>();
        builder.Services.TryAddSingleton<CallbackIntake>();
        builder.Services.TryAddSingleton<CallbackEndpoint>();
        if (options.SpoolFolder is not null)
        {
            builder.Services.AddDataProtection();
            builder.Services.TryAddSingleton<SpoolProtection>();
            builder.Services.TryAddSingleton<CallbackSpool>();
            builder.Services.TryAddSingleton<SpoolReplay>();
            builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SpoolReplayer>());
            builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, SpoolProbe>());
        }

        return builder;
    }
}

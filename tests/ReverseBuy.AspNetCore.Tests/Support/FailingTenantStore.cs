using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Tests.Support;

/// <summary>A tenant store that can be down.</summary>
public class FailingTenantStore : DispatchProxy
{
    private ITenantStore _inner = null!;

    /// <summary>Whether every call fails.</summary>
    public bool IsDown { get; set; }

    /// <summary>Puts one in front of the host's own.</summary>
    /// <param name="services">The services of the host.</param>
    public static void PutInto(IServiceCollection services)
    {
        var own = services.Single(service => service.ServiceType == typeof(ITenantStore)).ImplementationType!;
        services.AddSingleton<ITenantStore>(provider =>
        {
            var store = Create<ITenantStore, FailingTenantStore>();
            ((FailingTenantStore)(object)store)._inner = (ITenantStore)ActivatorUtilities.CreateInstance(provider, own);
            return store;
        });
    }

    /// <summary>The one in a host.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The store.</returns>
    public static FailingTenantStore Of(IServiceProvider services) => (FailingTenantStore)(object)services.GetRequiredService<ITenantStore>();

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        IsDown ? throw new ControlDatabaseUnavailableException() : targetMethod!.Invoke(_inner, args);
}
